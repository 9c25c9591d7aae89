// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;
import org.pixellm.plugins.data.TextExample;

/** Where shards are cut makes no difference: every example is read once, and by one shard. */
class ShardingPropertyTest {
  private static final int LIMIT = 48;
  private static final int REACH = 8;

  private static Path file;

  @BeforeContainer
  static void makeFile() throws IOException {
    file = Files.createTempFile("sharding", ".txt");
  }

  @AfterContainer
  static void deleteFile() throws IOException {
    Files.deleteIfExists(file);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "\n",
            "\n",
            "\r\n",
            "\r\n",
            "\r",
            "\n\n",
            "\r\n\r\n",
            " ",
            "\t",
            "  \n",
            "   ",
            "word",
            "a",
            "Maß",
            "漢字",
            "🙂",
            "e\u0301",
            "looooooooooooooooooooooong",
            "\uFEFF",
            "\f");
    return piece.list().ofMaxSize(120).map(pieces -> String.join("", pieces));
  }

  private static List<String> read(TextReader reader, long shardBytes, ReadIssues issues) {
    List<String> texts = new ArrayList<>();
    for (Shard shard : reader.shards(file, shardBytes)) {
      try (Stream<TextExample> examples = reader.read(shard, issues)) {
        examples.map(TextExample::text).forEach(texts::add);
      }
    }
    return texts;
  }

  /** The same rules once more, by regular expressions over a text that needs no forced break. */
  private static List<String> expected(String text, String separator) {
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return Arrays.stream(body.split(separator))
        .map(t -> t.strip().replaceAll("[ \\t\\f]*(\\r\\n|\\r|\\n)[ \\t\\f]*", " "))
        .filter(t -> !t.isEmpty())
        .toList();
  }

  @Property(tries = 400)
  void linesAreReadOnceWhateverTheShards(
      @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 300) int shardBytes)
      throws IOException {
    Files.writeString(file, "x" + text);
    TextReader reader = new TextReader(new BreakRules(1, 1 << 20, 1 << 10));
    assertEquals(
        expected("x" + text, "\\r\\n|\\r|\\n"), read(reader, shardBytes, new ReadIssues()));
  }

  @Property(tries = 400)
  void paragraphsAreReadOnceWhateverTheShards(
      @ForAll("texts") String text,
      @ForAll boolean mark,
      @ForAll @IntRange(min = 1, max = 300) int shardBytes)
      throws IOException {
    String whole = (mark ? "\uFEFF" : "") + "x" + text;
    Files.writeString(file, whole);
    TextReader reader = new TextReader(new BreakRules(2, 1 << 20, 1 << 10));
    String separator = "(\\r\\n|\\r(?!\\n)|\\n)([ \\t\\f]*(\\r\\n|\\r(?!\\n)|\\n))+";
    assertEquals(expected(whole, separator), read(reader, shardBytes, new ReadIssues()));
  }

  @Property(tries = 1000)
  void forcedBreaksDoNotDependOnShardsEither(
      @ForAll("texts") String text,
      @ForAll @IntRange(min = 1, max = 2) int lineEnds,
      @ForAll @IntRange(min = 1, max = 300) int shardBytes)
      throws IOException {
    Files.writeString(file, "x" + text);
    TextReader reader = new TextReader(new BreakRules(lineEnds, LIMIT, REACH));
    List<String> whole = read(reader, Long.MAX_VALUE, new ReadIssues());
    assertEquals(whole, read(reader, shardBytes, new ReadIssues()));
    assertEquals(withoutSpace("x" + text), withoutSpace(String.join("", whole)));
    assertTrue(
        whole.stream()
            .allMatch(t -> t.getBytes(StandardCharsets.UTF_8).length <= 2 * LIMIT + REACH));
  }

  @Property(tries = 300)
  void anyBytesAreReadOnce(
      @ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 60) int shardBytes)
      throws IOException {
    byte[] content = new byte[bytes.length + 1];
    content[0] = 'x';
    for (int i = 0; i < bytes.length; i++) {
      content[i + 1] = bytes[i] == 0 ? (byte) 0x80 : bytes[i];
    }
    Files.write(file, content);
    TextReader reader = new TextReader(new BreakRules(2, LIMIT, REACH));
    ReadIssues once = new ReadIssues();
    ReadIssues inShards = new ReadIssues();
    assertEquals(read(reader, Long.MAX_VALUE, once), read(reader, shardBytes, inShards));
    assertEquals(once.replaced(), inShards.replaced());
  }

  private static String withoutSpace(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
