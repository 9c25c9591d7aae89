// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.read.Reading;

/** Lines as SNLI's and XNLI's files have them, with texts of our own. */
class NliReaderTest {
  @TempDir Path folder;

  private static DatasetReader<LabelledText> reader(String language) {
    return new NliReaderFactory().create(new NliConfig(language));
  }

  private List<LabelledText> read(String language, ReadIssues issues, String... lines) {
    return Reading.all(reader(language), new Reading(folder).file(lines), Long.MAX_VALUE, issues);
  }

  private static void assertPair(String text, String second, String label, LabelledText example) {
    assertEquals(text, example.text());
    assertEquals(Optional.of(second), example.second());
    assertEquals(Optional.of(label), example.label());
  }

  @Test
  void jsonLines() {
    ReadIssues issues = new ReadIssues();
    List<LabelledText> read =
        read(
            "",
            issues,
            "{\"annotator_labels\": [\"neutral\"], \"gold_label\": \"neutral\","
                + " \"sentence1\": \"A dog\\u002e\", \"sentence2\": \"A \\\"cat\\\"\"}",
            "{\"gold_label\": \"-\", \"sentence1\": \"a\", \"sentence2\": \"b\"}",
            "{\"sentence2\": \"b\", \"sentence1\": \"a\", \"pairID\": 3, \"gold_label\": null}");
    assertPair("A dog.", "A \"cat\"", "neutral", read.get(0));
    assertEquals(1, issues.leftOut());
    assertFalse(read.get(1).labelled());
    assertEquals(3, read.get(1).source().line());
  }

  @Test
  void tables() {
    List<LabelledText> read =
        read(
            "",
            new ReadIssues(),
            "gold_label\tsentence1_binary_parse\tsentence1\tsentence2\tcaptionID\tlabel1\tlabel2",
            "entailment\t( a )\ta \"b\tc\t1.jpg\tentailment\t");
    assertPair("a \"b", "c", "entailment", read.get(0));
  }

  @Test
  void onlyPairsOfTheLanguage() {
    String names = "language\tgold_label\tsentence1\tsentence2";
    String[] lines = {names, "ar\tneutral\ta\tb", "vi\tneutral\tc\td", "ar\tentailment\te\tf"};
    assertEquals(
        List.of("a", "e"),
        read("ar", new ReadIssues(), lines).stream().map(LabelledText::text).toList());
    assertEquals(3, read("", new ReadIssues(), lines).size());
    Path file = new Reading(folder).file(lines);
    assertEquals(" has no examples", Reading.complaint(reader("de"), file));
    Path without = new Reading(folder).file("gold_label\tsentence1\tsentence2", "neutral\ta\tb");
    assertEquals(
        ", line 2: there is no field 'language'; set language to '' to read all pairs",
        Reading.complaint(reader("de"), without));
  }

  @Test
  void translatedTrainingFilesSpellALabelOtherwise() {
    List<LabelledText> read =
        read("", new ReadIssues(), "premise\thypo\tlabel", "a\tb\tcontradictory");
    assertPair("a", "b", "contradiction", read.get(0));
  }

  @Test
  void malformedLinesAreNamed() {
    Reading reading = new Reading(folder);
    String fine = "{\"gold_label\": \"neutral\", \"sentence1\": \"a\", \"sentence2\": \"b\"}";
    String broken = Reading.complaint(reader(""), reading.file(fine, fine, "{\"sentence1\": \"a"));
    assertTrue(broken.startsWith(", line 3: broken JSON at column "), broken);
    assertTrue(
        broken.endsWith("Unexpected end-of-input: was expecting closing quote for a string value"),
        broken);
    assertEquals(
        ", line 2: no JSON object; one a line is expected",
        Reading.complaint(reader(""), reading.file(fine, "[1]")));
    assertEquals(
        ", line 1: more than one JSON object in a line",
        Reading.complaint(reader(""), reading.file(fine + fine)));
    assertEquals(
        ", line 1: there is no field 'sentence2' or 'hypothesis' or 'hypo'; the fields are"
            + " 'sentence1'",
        Reading.complaint(reader(""), reading.file("{\"sentence1\": \"a\"}")));
    assertEquals(
        ", line 1: there is no column 'sentence1'; the columns are 'text', 'label'",
        Reading.complaint(reader(""), reading.file("text\tlabel", "a\tb")));
    assertEquals(
        ", line 2: the label 'maybe' is none of contradiction, entailment, neutral",
        Reading.complaint(
            reader(""), reading.file("sentence1\tsentence2\tgold_label", "a\tb\tmaybe")));
    assertEquals(
        ", line 2: 2 columns where the first line has 3; are there stray or missing separators?",
        Reading.complaint(reader(""), reading.file("sentence1\tsentence2\tgold_label", "a\tb")));
  }
}
