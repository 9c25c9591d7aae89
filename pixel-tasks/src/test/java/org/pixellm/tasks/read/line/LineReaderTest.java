// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.read.Reading;

class LineReaderTest {
  @TempDir Path folder;

  private static LineReader<LabelledText> reader(Grouping grouping) {
    return new LineReader<>(new GroupsAsTexts(grouping, false));
  }

  private static List<String> texts(List<LabelledText> examples) {
    return examples.stream().map(e -> e.source().line() + ":" + e.text()).toList();
  }

  private List<String> read(Grouping grouping, String text) {
    return texts(Reading.all(reader(grouping), new Reading(folder).text(text)));
  }

  @Test
  void linesAreNumberedAndBlankOnesPassedOver() {
    assertEquals(
        List.of("1:one", "3: two ", "5:three"),
        read(Grouping.LINE, "\uFEFFone\r\n\r\n two \n \t\nthree"));
  }

  @Test
  void blocksEndAtBlankLines() {
    assertEquals(List.of("3:a|b", "7:c"), read(Grouping.BLOCK, "\n\na\r\nb\n \n\nc\n\n"));
  }

  @Test
  void carriageReturnAloneIsText() {
    assertEquals(List.of("1:a\rb"), read(Grouping.LINE, "a\rb\n"));
  }

  @Test
  void quotedRecordsGoOnOverLineEndsAndBlankLines() {
    assertEquals(List.of("1:a,\"b||c\",d", "5:e"), read(Grouping.QUOTED, "a,\"b\n\nc\",d\n\ne\n"));
  }

  @Test
  void quoteThatIsNotClosedIsNamedWhereItOpens() {
    Path file = new Reading(folder).file("a", "\"b", "c");
    assertEquals(
        ", line 2: a double quote is opened here and not closed",
        Reading.complaint(reader(Grouping.QUOTED), file));
    Path endless = new Reading(folder).text("\"" + "b\n".repeat(5000));
    assertTrue(
        Reading.complaint(reader(Grouping.QUOTED), endless).startsWith(", line 1: a double"));
  }

  @Test
  void lineLongerThanTheBufferIsWhole() {
    String line = "word ".repeat(100_000).strip();
    assertEquals(List.of("1:" + line, "2:x"), read(Grouping.LINE, line + "\nx"));
  }

  @Test
  void endlessLineIsASentence() {
    Path file = new Reading(folder).bytes(new byte[(1 << 24) + 1]);
    assertTrue(Reading.complaint(reader(Grouping.LINE), file).contains("line 1: longer than"));
  }

  @Test
  void badUtf8IsNamedByItsLine() {
    byte[] bytes = "fine\nGrüße\n".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        ", line 2: not UTF-8; convert the file first",
        Reading.complaint(reader(Grouping.LINE), new Reading(folder).bytes(bytes)));
    assertEquals(
        ", line 2: a zero byte; give a file of UTF-8 text",
        Reading.complaint(reader(Grouping.LINE), new Reading(folder).text("a\nb\0\n")));
  }

  @Test
  void fileWithoutExamplesIsASentence() throws Exception {
    assertEquals(
        " has no examples",
        Reading.complaint(reader(Grouping.LINE), new Reading(folder).text(" \n\n")));
    LineReader<LabelledText> named = new LineReader<>(new GroupsAsTexts(Grouping.LINE, true));
    assertEquals(
        " has no examples", Reading.complaint(named, new Reading(folder).file("text\tlabel")));
    assertEquals(" is empty", Reading.complaint(named, Files.createFile(folder.resolve("none"))));
    Path missing = folder.resolve("nowhere");
    assertEquals(
        "there is no file " + missing,
        assertThrows(PixelException.class, () -> Reading.all(named, missing)).getMessage());
  }

  @Test
  void largeFilesGetFewerShards() {
    // 1 GB is passed over at most: of a file of 8 MB, shards of 32 kB are cheap enough.
    Path file = new Reading(folder).text("x".repeat(99).concat("\n").repeat(80_000));
    List<Shard> shards = reader(Grouping.LINE).shards(file, 1);
    assertEquals(250, shards.size());
    assertEquals(32_000, shards.get(0).end());
  }

  @Test
  void examplesAreReadLazily() throws Exception {
    Path file = new Reading(folder).bytes("good\nbad\u00fc".getBytes(StandardCharsets.ISO_8859_1));
    Shard whole = new Shard(file, 0, Files.size(file));
    try (var examples = reader(Grouping.LINE).read(whole, new ReadIssues())) {
      assertEquals(Optional.of("good"), examples.map(LabelledText::text).findFirst());
    }
  }
}
