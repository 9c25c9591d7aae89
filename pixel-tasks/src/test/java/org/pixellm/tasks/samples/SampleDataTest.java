// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.example.TaskExample;
import org.pixellm.tasks.read.Reading;
import org.pixellm.tasks.read.conll.BioReaderFactory;
import org.pixellm.tasks.read.conll.ConlluTagsReaderFactory;
import org.pixellm.tasks.read.conll.ConlluTreesReaderFactory;
import org.pixellm.tasks.read.squad.SquadConfig;
import org.pixellm.tasks.read.squad.SquadReaderFactory;
import org.pixellm.tasks.read.text.GlueConfig;
import org.pixellm.tasks.read.text.GlueReaderFactory;
import org.pixellm.tasks.read.text.GlueTask;
import org.pixellm.tasks.read.text.Sib200ReaderFactory;
import org.pixellm.tasks.read.text.TableReaderFactory;
import org.pixellm.train.config.RecordBinder;

class SampleDataTest {
  @TempDir Path folder;

  private void assertSizes(
      int training, int test, SampleData sample, DatasetReader<? extends TaskExample> reader) {
    SampleData.Splits splits = sample.unpack(folder);
    ReadIssues issues = new ReadIssues();
    List<TaskExample> all = new ArrayList<>();
    all.addAll(Reading.all(reader, splits.training(), Long.MAX_VALUE, issues));
    assertEquals(training, all.size(), sample.label());
    all.addAll(Reading.all(reader, splits.test(), Long.MAX_VALUE, issues));
    assertEquals(training + test, all.size(), sample.label());
    assertTrue(all.stream().allMatch(TaskExample::labelled), sample.label());
    assertEquals(0, issues.mended() + issues.leftOut(), sample.label());
    assertEquals(all.size(), new HashSet<>(all.stream().map(TaskExample::source).toList()).size());
  }

  @Test
  void samplesAreRead() {
    var tags = new ConlluTagsReaderFactory();
    var trees = new ConlluTreesReaderFactory();
    var names = new BioReaderFactory();
    var sib = new Sib200ReaderFactory();
    var table = new TableReaderFactory();
    Map<String, Object> pairs =
        Map.of("text", "sentence1", "second", "sentence2", "label", "", "score", "score");
    assertSizes(250, 50, SampleData.ENGLISH_EWT, tags.create(tags.defaults()));
    assertSizes(250, 50, SampleData.ENGLISH_EWT, trees.create(trees.defaults()));
    assertSizes(235, 60, SampleData.DOYLE_NAMES, names.create(names.defaults()));
    assertSizes(210, 70, SampleData.SIB200_ENGLISH, sib.create(sib.defaults()));
    assertSizes(
        250,
        50,
        SampleData.XQUAD_PAIRS,
        new GlueReaderFactory().create(new GlueConfig(GlueTask.QNLI, true)));
    assertSizes(
        240,
        52,
        SampleData.DOYLE_PAIRS,
        table.create(new RecordBinder().bind(table.defaults(), pairs)));
    assertSizes(
        250, 50, SampleData.XQUAD_ENGLISH, new SquadReaderFactory().create(new SquadConfig(false)));
  }

  @Test
  void testSplitsHaveTheLabelsOfTraining() {
    var sib = new Sib200ReaderFactory().create(new Sib200ReaderFactory().defaults());
    SampleData.Splits topics = SampleData.SIB200_ENGLISH.unpack(folder);
    assertEquals(topics(sib, topics.training()), topics(sib, topics.test()));
    var bio = new BioReaderFactory().create(new BioReaderFactory().defaults());
    SampleData.Splits names = SampleData.DOYLE_NAMES.unpack(folder);
    assertEquals(tags(bio, names.training()), tags(bio, names.test()));
    assertEquals(Set.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC"), tags(bio, names.test()));
  }

  private static Set<String> topics(DatasetReader<LabelledText> reader, Path file) {
    Set<String> topics = new HashSet<>();
    Reading.all(reader, file).forEach(example -> topics.add(example.label().orElseThrow()));
    return topics;
  }

  private static Set<String> tags(DatasetReader<TaggedWords> reader, Path file) {
    Set<String> tags = new HashSet<>();
    Reading.all(reader, file).forEach(example -> tags.addAll(example.tags()));
    return tags;
  }

  @Test
  void licencesLieBesideThem() throws Exception {
    SampleData.XQUAD_PAIRS.unpack(folder);
    String licence = Files.readString(folder.resolve("LICENSE.txt"));
    for (SampleData sample : SampleData.values()) {
      assertTrue(licence.contains("\n" + sample.label() + "/\n"), sample.label());
    }
    assertTrue(Files.exists(folder.resolve("CC-BY-SA-4.0.txt")));
  }

  @Test
  void unknownNameListsTheNames() {
    assertEquals(SampleData.DOYLE_NAMES, SampleData.named("doyle-names"));
    String message =
        assertThrows(PixelException.class, () -> SampleData.named("conll")).getMessage();
    assertTrue(message.startsWith("there is no sample 'conll'; there are english-ewt, "), message);
  }
}
