// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.example.TaskExample;
import org.pixellm.tasks.read.Reading;
import org.pixellm.train.config.RecordBinder;

class TableReaderTest {
  @TempDir Path folder;

  private static DatasetReader<? extends TaskExample> reader(Map<String, Object> settings) {
    TableReaderFactory factory = new TableReaderFactory();
    return factory.create(new RecordBinder().bind(factory.defaults(), settings));
  }

  private LabelledText first(Map<String, Object> settings, String text) {
    return (LabelledText) Reading.all(reader(settings), new Reading(folder).text(text)).get(0);
  }

  @Test
  void columnsAreFoundByName() {
    LabelledText example = first(Map.of("second", "b"), "label\tx\tb\ttext\nyes\t1\tB\tA\n");
    assertEquals("A", example.text());
    assertEquals(Optional.of("B"), example.second());
    assertEquals(Optional.of("yes"), example.label());
  }

  @Test
  void columnsAreFoundByNumber() {
    Map<String, Object> settings = Map.of("header", false, "text", "2", "label", "1");
    assertEquals("A", first(settings, "yes\tA\nno\tB\n").text());
  }

  @Test
  void quotedFieldsMayHoldDelimitersQuotesAndLineEnds() {
    Map<String, Object> settings = Map.of("delimiter", "comma", "quotes", true);
    LabelledText example = first(settings, "text,label\r\n\"a, \"\"b\"\"\nc\",\"yes\"\r\nd,no\r\n");
    assertEquals("a, \"b\"\nc", example.text());
    assertEquals(Optional.of("yes"), example.label());
    assertEquals("", first(settings, "text,label\n\"\",x\n").text());
  }

  @Test
  void quotesAreTextUnlessTheyAreAskedFor() {
    assertEquals("\"a", first(Map.of(), "text\tlabel\n\"a\tx\n").text());
  }

  @Test
  void scoresAreNumbers() {
    Map<String, Object> settings = Map.of("label", "", "score", "s", "delimiter", "semicolon");
    Path file = new Reading(folder).text("text;s\na;-1.5e1\n");
    ScoredText example = (ScoredText) Reading.all(reader(settings), file).get(0);
    assertEquals(-15, example.score().orElseThrow());
  }

  @Test
  void tableWithoutLabelsIsAskedForByAnEmptyName() {
    assertFalse(first(Map.of("label", ""), "text\na\n").labelled());
  }

  @Test
  void mistakesAreNamed() {
    Reading reading = new Reading(folder);
    assertEquals(
        ", line 1: there is no column 'label'; the columns are 'text', 'labels'",
        Reading.complaint(reader(Map.of()), reading.file("text\tlabels", "a\tb")));
    Map<String, Object> quoted = Map.of("quotes", true);
    assertEquals(
        ", line 2: text behind the closing quote of column 1; a quote in a quoted field is"
            + " doubled",
        Reading.complaint(reader(quoted), reading.file("text\tlabel", "\"a\" b\tx")));
    PixelException both = assertThrows(PixelException.class, () -> reader(Map.of("score", "s")));
    assertTrue(both.getMessage().contains("label and score cannot both"), both.getMessage());
  }

  @Test
  void sib200HasQuotesAroundQuotedTexts() {
    DatasetReader<LabelledText> sib =
        new Sib200ReaderFactory().create(new Sib200ReaderFactory().defaults());
    List<LabelledText> read = Reading.all(sib, new Reading(folder).sample("sib200-hebrew.tsv"));
    assertEquals(6, read.size());
    String quoted = read.get(0).text();
    assertTrue(quoted.startsWith("\"בתחילת"), quoted);
    assertTrue(quoted.endsWith(".\""), quoted);
    assertEquals(Optional.of("science/technology"), read.get(0).label());
    assertEquals("geography", read.get(3).label().orElseThrow());
    assertFalse(read.get(3).text().contains("\""));
  }
}
