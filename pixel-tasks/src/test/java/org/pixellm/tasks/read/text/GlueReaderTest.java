// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.example.TaskExample;
import org.pixellm.tasks.read.Reading;

/** Rows as GLUE's files have them, with texts of our own. */
class GlueReaderTest {
  @TempDir Path folder;

  private static DatasetReader<? extends TaskExample> reader(GlueTask task) {
    return new GlueReaderFactory().create(new GlueConfig(task, false));
  }

  private List<LabelledText> labelled(GlueTask task, ReadIssues issues, String... lines) {
    Path file = new Reading(folder).file(lines);
    return Reading.all(reader(task), file, Long.MAX_VALUE, issues).stream()
        .map(LabelledText.class::cast)
        .toList();
  }

  private LabelledText first(GlueTask task, String... lines) {
    return labelled(task, new ReadIssues(), lines).get(0);
  }

  private static void assertPair(String text, String second, String label, LabelledText example) {
    assertEquals(text, example.text());
    assertEquals(Optional.of(second), example.second());
    assertEquals(Optional.of(label), example.label());
  }

  @Test
  void colaHasNoLineOfNamesButInItsTestFile() {
    List<LabelledText> read =
        labelled(GlueTask.COLA, new ReadIssues(), "gj04\t1\t\tShe left.", "gj04\t0\t*\tShe leave.");
    assertEquals("She left.", read.get(0).text());
    assertEquals(Optional.of("1"), read.get(0).label());
    assertEquals(Optional.of("0"), read.get(1).label());
    assertEquals(2, read.get(1).source().line());
    LabelledText test = first(GlueTask.COLA, "index\tsentence", "0\tShe left.");
    assertEquals("She left.", test.text());
    assertFalse(test.labelled());
  }

  @Test
  void columnsOfEachTask() {
    assertEquals(Optional.of("1"), first(GlueTask.SST2, "sentence\tlabel", "a joy . \t1").label());
    assertPair(
        "a",
        "b",
        "1",
        first(GlueTask.MRPC, "\uFEFFQuality\t#1 ID\t#2 ID\t#1 String\t#2 String", "1\t7\t8\ta\tb"));
    assertPair(
        "a",
        "b",
        "0",
        first(
            GlueTask.QQP,
            "id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate",
            "1\t2\t3\ta\tb\t0"));
    assertPair(
        "a",
        "b",
        "neutral",
        first(
            GlueTask.MNLI,
            "index\tpromptID\tpairID\tgenre\tsentence1_binary_parse\tsentence2_binary_parse"
                + "\tsentence1_parse\tsentence2_parse\tsentence1\tsentence2\tlabel1\tgold_label",
            "0\t1\t1n\tfiction\t( a )\t( b )\tA\tB\ta\tb\tcontradiction\tneutral"));
    assertPair(
        "a?",
        "b",
        "entailment",
        first(GlueTask.QNLI, "index\tquestion\tsentence\tlabel", "0\ta?\tb\tentailment"));
    assertPair(
        "a",
        "b",
        "not_entailment",
        first(GlueTask.RTE, "index\tsentence1\tsentence2\tlabel", "0\ta\tb\tnot_entailment"));
    assertPair(
        "a", "b", "1", first(GlueTask.WNLI, "index\tsentence1\tsentence2\tlabel", "0\ta\tb\t1"));
  }

  @Test
  void similarityIsANumber() {
    Path file =
        new Reading(folder)
            .file(
                "index\tgenre\tfilename\tyear\told_index\tsource1\tsource2\tsentence1\tsentence2"
                    + "\tscore",
                "0\tmain\tMSRvid\t2012\t0001\tnone\tnone\ta\tb\t3.750");
    ScoredText example = (ScoredText) Reading.all(reader(GlueTask.STSB), file).get(0);
    assertEquals(3.75, example.score().orElseThrow());
    assertEquals(Optional.of("b"), example.second());
  }

  @Test
  void scoresOutsideTheScaleAreNamed() {
    Reading reading = new Reading(folder);
    String names = "sentence1\tsentence2\tscore";
    assertEquals(
        ", line 2: the score 5.5 is not between 0 and 5",
        Reading.complaint(reader(GlueTask.STSB), reading.file(names, "a\tb\t5.5")));
    assertEquals(
        ", line 2: the score 'high' is not a number",
        Reading.complaint(reader(GlueTask.STSB), reading.file(names, "a\tb\thigh")));
  }

  @ParameterizedTest
  @EnumSource(value = GlueTask.class, names = "COLA", mode = EnumSource.Mode.EXCLUDE)
  void testFilesAreNotLabelled(GlueTask task) {
    String names = "index\t" + task.text() + task.second().map(name -> "\t" + name).orElse("");
    Path file =
        new Reading(folder).file(names, "0\ta\tb".substring(0, names.split("\t").length * 2 - 1));
    assertFalse(Reading.all(reader(task), file).get(0).labelled());
  }

  @Test
  void quotesAreTextBalancedOrNot() {
    LabelledText example =
        first(GlueTask.RTE, "index\tsentence1\tsentence2\tlabel", "0\t\"He said\t5\" and \"6\"\tx");
    assertPair("\"He said", "5\" and \"6\"", "x", example);
  }

  @Test
  void spacesOfTokenizingAreTakenOut() {
    assertEquals("it's a charming journey.", JoinedPunctuation.of("it 's a charming journey ."));
    assertEquals("doesn't", JoinedPunctuation.of("does n't"));
    assertEquals("(it) [ic]", JoinedPunctuation.of("( it ) [ ic ]"));
    // An opening quote loses the space before it, too, as it does in PIXEL.
    assertEquals("say\"so\".", JoinedPunctuation.of("say \" so \" ."));
    DatasetReader<? extends TaskExample> joining =
        new GlueReaderFactory().create(new GlueReaderFactory().defaults());
    Path file = new Reading(folder).file("sentence\tlabel", "a joy , truly ! \t1");
    assertEquals("a joy, truly! ", ((LabelledText) Reading.all(joining, file).get(0)).text());
  }

  @Test
  void brokenRowsOfQqpAreLeftOutAndCounted() {
    ReadIssues issues = new ReadIssues();
    List<LabelledText> read =
        labelled(
            GlueTask.QQP,
            issues,
            "id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate",
            "1\t2\t3\ta",
            "4\t5\t6\tc\td\t1");
    assertEquals(1, read.size());
    assertEquals(1, issues.leftOut());
  }

  @Test
  void pairsWithoutConsensusAreLeftOutAndCounted() {
    ReadIssues issues = new ReadIssues();
    String names = "sentence1\tsentence2\tgold_label";
    assertEquals(1, labelled(GlueTask.MNLI, issues, names, "a\tb\t-", "c\td\tentailment").size());
    assertEquals(1, issues.leftOut());
  }

  @Test
  void missingColumnsAreNamed() {
    Reading reading = new Reading(folder);
    assertEquals(
        ", line 1: there is no column 'sentence2'; the columns are 'index', 'sentence1', 'label'",
        Reading.complaint(
            reader(GlueTask.RTE), reading.file("index\tsentence1\tlabel", "0\ta\tb")));
    assertEquals(
        ", line 3: 3 columns where the first line has 4; are there stray or missing separators?",
        Reading.complaint(
            reader(GlueTask.RTE),
            reading.file("index\tsentence1\tsentence2\tlabel", "0\ta\tb\tx", "1\ta\tb")));
    assertEquals(
        ", line 2: 3 columns where the first line has 2; are there stray or missing separators?",
        Reading.complaint(reader(GlueTask.SST2), reading.file("sentence\tlabel", "a\tb\t1")));
    assertEquals(
        ", line 2: the label is empty",
        Reading.complaint(reader(GlueTask.SST2), reading.file("sentence\tlabel", "a\t ")));
    assertEquals(
        ", line 1: CoLA has four columns (source, label, the author's mark, sentence), or names"
            + " its columns index and sentence in a test file; here are 2",
        Reading.complaint(reader(GlueTask.COLA), reading.file("1\tShe left.")));
  }
}
