// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.read.Reading;
import org.pixellm.tasks.read.conll.BioConfig.Scheme;

class BioReaderTest {
  @TempDir Path folder;

  private static DatasetReader<TaggedWords> reader(Scheme scheme) {
    return new BioReaderFactory().create(new BioConfig(scheme));
  }

  private List<String> tags(Scheme scheme, ReadIssues issues, String... tags) {
    StringBuilder text = new StringBuilder();
    for (String tag : tags) {
      text.append("w ").append(tag).append('\n');
    }
    Path file = new Reading(folder).text(text.toString());
    return Reading.all(reader(scheme), file, Long.MAX_VALUE, issues).get(0).tags();
  }

  @Test
  void wordsAndTagsALine() {
    Path file = new Reading(folder).file("Trump B-PER", "aike O", ". O", "", "", "\u1230\u120B O");
    List<TaggedWords> sentences = Reading.all(reader(Scheme.IOB2), file);
    assertEquals(List.of("Trump", "aike", "."), sentences.get(0).words());
    assertEquals(List.of("B-PER", "O", "O"), sentences.get(0).tags());
    assertEquals(List.of("\u1230\u120B"), sentences.get(1).words());
    assertEquals(6, sentences.get(1).source().line());
  }

  @Test
  void tagStandsInTheLastColumnAndDocumentStartsAreNoWords() {
    Path file =
        new Reading(folder)
            .file("-DOCSTART- -X- -X- O", "", "U.N. NNP I-NP I-ORG", "said\tVBD\tI-VP\tO");
    ReadIssues issues = new ReadIssues();
    TaggedWords only = Reading.all(reader(Scheme.IOB1), file, Long.MAX_VALUE, issues).get(0);
    assertEquals(List.of("U.N.", "said"), only.words());
    assertEquals(List.of("B-ORG", "O"), only.tags());
    assertEquals(3, only.source().line());
    assertEquals(0, issues.leftOut());
    assertEquals(0, issues.mended());
  }

  @Test
  void noBreakSpaceIsPartOfAWord() {
    Path file = new Reading(folder).file("10\u00A0000 B-DATE");
    assertEquals(List.of("10\u00A0000"), Reading.all(reader(Scheme.IOB2), file).get(0).words());
  }

  @Test
  void iob1IsReadAsIob2() {
    ReadIssues issues = new ReadIssues();
    assertEquals(
        List.of("B-PER", "I-PER", "B-PER", "O", "B-LOC", "B-PER"),
        tags(Scheme.IOB1, issues, "I-PER", "I-PER", "B-PER", "O", "I-LOC", "I-PER"));
    assertEquals(0, issues.mended());
  }

  @Test
  void insideTagsWithNothingToGoOnWithAreMendedAndCounted() {
    ReadIssues issues = new ReadIssues();
    assertEquals(
        List.of("B-PER", "B-LOC", "I-LOC", "O", "B-LOC", "B-LOC"),
        tags(Scheme.IOB2, issues, "B-PER", "I-LOC", "I-LOC", "O", "I-LOC", "B-LOC"));
    assertEquals(2, issues.mended());
  }

  @Test
  void tagsAreTakenAsTheyStandOnRequest() {
    assertEquals(
        List.of("I-PER", "S-LOC", "NOUN"),
        tags(Scheme.AS_WRITTEN, new ReadIssues(), "I-PER", "S-LOC", "NOUN"));
  }

  @Test
  void sentenceWithoutTagsIsNotLabelled() {
    Path file = new Reading(folder).file("no", "tags", "", "but O", "here O");
    List<TaggedWords> sentences = Reading.all(reader(Scheme.IOB2), file);
    assertFalse(sentences.get(0).labelled());
    assertEquals(List.of("O", "O"), sentences.get(1).tags());
  }

  @Test
  void malformedLinesAreNamed() {
    Reading reading = new Reading(folder);
    DatasetReader<TaggedWords> reader = reader(Scheme.IOB2);
    assertEquals(
        ", line 2: 'b' has no tag; a word and its tag stand in one line",
        Reading.complaint(reader, reading.file("a O", "b")));
    assertEquals(
        ", line 2: a tag, though the words before it in the sentence have none",
        Reading.complaint(reader, reading.file("a", "b O")));
    assertEquals(
        ", line 1: the tag 'PER' is not O, B-TYPE or I-TYPE; set scheme: as-written to take any",
        Reading.complaint(reader, reading.file("a PER")));
    assertEquals(
        ", line 1: the tag 'B-' is not O, B-TYPE or I-TYPE; set scheme: as-written to take any",
        Reading.complaint(reader, reading.file("a B-")));
    assertEquals(
        ", line 2: -DOCSTART- within a sentence; an empty line should stand before it",
        Reading.complaint(reader, reading.file("a O", "-DOCSTART- O")));
  }
}
