// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;
import org.pixellm.plugins.data.TextExample;
import org.pixellm.tasks.read.file.RangeShards;
import org.pixellm.tasks.text.TextReaderConfig.Unit;

class TextReaderTest {
  @TempDir Path folder;

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("text.txt"), content);
  }

  private Path file(String content) throws IOException {
    return file(content.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> read(Unit unit, Path file, long shardBytes, ReadIssues issues) {
    TextReader reader = new TextReader(new TextReaderConfig(unit));
    List<String> texts = new ArrayList<>();
    for (Shard shard : reader.shards(file, shardBytes)) {
      try (Stream<TextExample> examples = reader.read(shard, issues)) {
        examples.map(TextExample::text).forEach(texts::add);
      }
    }
    return texts;
  }

  private static List<String> read(Unit unit, Path file) {
    return read(unit, file, Long.MAX_VALUE, new ReadIssues());
  }

  @Test
  void paragraphsAreUnwrapped() throws IOException {
    Path file = file("\uFEFF One\r\n  two \r\n \t\r\n\r\nthree\nfour\n\n\n\nfive");
    assertEquals(List.of("One two", "three four", "five"), read(Unit.PARAGRAPH, file));
  }

  @Test
  void linesAreExamples() throws IOException {
    Path file = file("\uFEFFone\r\n two  words \n\n\rthree\rfour");
    assertEquals(List.of("one", "two  words", "three", "four"), read(Unit.LINE, file));
  }

  @Test
  void malformedSequencesAreReplacedAndCounted() throws IOException {
    byte[] content = {'a', (byte) 0xFF, 'b', (byte) 0xE2, (byte) 0x82, 'c', (byte) 0xC3};
    ReadIssues issues = new ReadIssues();
    assertEquals(List.of("a\uFFFDb\uFFFDc\uFFFD"), read(Unit.PARAGRAPH, file(content), 4, issues));
    assertEquals(3, issues.replaced());
  }

  @Test
  void strayZeroBytesFarIntoAFileAreReplaced() throws IOException {
    ReadIssues issues = new ReadIssues();
    List<String> texts = read(Unit.LINE, file("word\n".repeat(2000) + "a\0b\n"), 1000, issues);
    assertEquals("a\uFFFDb", texts.get(2000));
    assertEquals(1, issues.replaced());
  }

  @Test
  void endlessLineIsCutAtSpacesIntoBoundedExamples() throws IOException {
    String line = "Größe und Maß ".repeat(300_000);
    Path file = file(line);
    List<String> texts = read(Unit.PARAGRAPH, file, 100_000, new ReadIssues());
    assertTrue(texts.size() > 50, "examples: " + texts.size());
    assertTrue(texts.stream().allMatch(t -> t.length() < 140_000));
    assertEquals(line.strip(), String.join(" ", texts));
  }

  @Test
  void endlessWordIsCutBetweenCharacters() throws IOException {
    String word = "漢".repeat(200_000);
    ReadIssues issues = new ReadIssues();
    List<String> texts = read(Unit.LINE, file(word), 50_000, issues);
    assertEquals(word, String.join("", texts));
    assertTrue(texts.size() > 4);
    assertEquals(0, issues.replaced());
  }

  @Test
  void linesWithoutABlankLineAreNotOneParagraph() throws IOException {
    Path file = file("a line of a list\n".repeat(20_000));
    List<String> texts = read(Unit.PARAGRAPH, file, 30_000, new ReadIssues());
    assertTrue(texts.stream().allMatch(t -> t.length() < 140_000));
    assertEquals("a line of a list ".repeat(20_000).strip(), String.join(" ", texts));
  }

  @Test
  void userErrorsAreSentences() throws IOException {
    Path missing = folder.resolve("nowhere.txt");
    assertEquals("there is no file " + missing, complaint(missing));
    Path empty = Files.createFile(folder.resolve("empty.txt"));
    assertEquals(empty + " is empty", complaint(empty));
    assertTrue(complaint(folder).contains("is a folder"));
    Path binary = file(new byte[] {'G', 'I', 'F', 0, 1});
    assertTrue(complaint(binary).contains("is no text file"));
    Path wide = file("漢字".getBytes(StandardCharsets.UTF_16));
    assertTrue(complaint(wide).contains("UTF-16"));
  }

  private static String complaint(Path file) {
    return assertThrows(PixelException.class, () -> read(Unit.LINE, file)).getMessage();
  }

  @Test
  void fileThatVanishedIsASentence() {
    TextReader reader = new TextReader(TextReaderConfig.defaults());
    Shard shard = new Shard(folder.resolve("gone.txt"), 0, 10);
    PixelException e =
        assertThrows(PixelException.class, () -> reader.read(shard, new ReadIssues()));
    assertEquals("there is no file " + shard.file(), e.getMessage());
  }

  @Test
  void hugeFileCostsNoListOfShards() {
    List<Shard> shards = new RangeShards(Path.of("huge"), 1L << 40, 1 << 16);
    assertEquals(1 << 24, shards.size());
    assertEquals(
        new Shard(Path.of("huge"), (1L << 40) - (1 << 16), 1L << 40), shards.get((1 << 24) - 1));
    assertTrue(new RangeShards(Path.of("huge"), 1L << 40, 1).size() > 1 << 30);
  }

  @Test
  @SuppressWarnings("rawtypes") // a service interface is looked up by its raw class
  void factoryIsFoundByServiceLoader() {
    assertTrue(
        ServiceLoader.load(DatasetReaderFactory.class).stream()
            .anyMatch(p -> p.get().name().equals("text")));
  }
}
