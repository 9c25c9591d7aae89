// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;

/**
 * What holds for every {@link DatasetReader}. Files are written into folders for temporary ones.
 */
public abstract class DatasetReaderContract {
  private static final Alike EQUAL = new Alike(0);

  /** Where Linux tells which files this process has open. */
  private static final Path OPEN = Path.of("/proc/self/fd");

  /** The reader. */
  protected abstract DatasetReader<?> reader();

  /** The bytes of a file in the reader's format, with several examples. */
  protected abstract byte[] content();

  /** How many examples {@link #content} has. */
  protected abstract int examples();

  /** A file that is right up to some line, and wrong there; empty for a format that takes any. */
  protected abstract Optional<Flaw> flaw();

  /** The name of the file, for readers that go by it. */
  protected String fileName() {
    return "examples.txt";
  }

  /**
   * A file that is wrong.
   *
   * @param content its text, which is written in UTF-8
   * @param line the line that is wrong, counted from 1
   * @param before how many whole examples stand before it
   */
  public record Flaw(String content, int line, int before) {
    /** Checks the numbers. */
    public Flaw {
      Objects.requireNonNull(content, "content");
      if (line < 1 || before < 0) {
        throw new IllegalArgumentException("line %d after %d examples".formatted(line, before));
      }
    }
  }

  /** All examples of the file come, and each says what to draw. */
  @Test
  public void allExamplesAreRead() {
    withFile(
        content(),
        file -> {
          List<Example> all = whole(reader(), file, new ReadIssues());
          assertEquals(examples(), all.size(), "examples");
          for (Example example : all) {
            assertNotNull(example.input(), "an example without an input");
            assertFalse(example.input().parts().isEmpty(), "an example without a text");
            assertNotNull(example.gold(), "no gold is an empty Optional");
          }
        });
  }

  /** Read again, by this reader or another, a file has the same examples. */
  @Test
  public void readAgainItIsTheSame() {
    withFile(
        content(),
        file -> {
          DatasetReader<?> reader = reader();
          List<Example> first = whole(reader, file, new ReadIssues());
          assertAlike(first, whole(reader, file, new ReadIssues()), "by the same reader");
          assertAlike(first, whole(reader(), file, new ReadIssues()), "by another reader");
        });
  }

  /**
   * However large the shards, they hold together each example once, in the order of the file, and
   * as much is mended and left out.
   */
  @Test
  public void shardsHoldEachExampleOnce() {
    withFile(
        content(),
        file -> {
          DatasetReader<?> reader = reader();
          ReadIssues once = new ReadIssues();
          List<Example> expected = whole(reader, file, once);
          long bytes = content().length;
          for (long size : new long[] {1, 2, 7, 64, bytes / 3 + 1, bytes - 1, bytes, 2 * bytes}) {
            if (size < 1) {
              continue;
            }
            ReadIssues issues = new ReadIssues();
            List<Shard> shards = reader.shards(file, size);
            assertInOrder(shards, file, bytes);
            String what = "in shards of " + size + " bytes";
            assertAlike(expected, read(reader, shards, issues), what);
            assertEquals(counts(once), counts(issues), "counted " + what);
          }
        });
  }

  private static void assertInOrder(List<Shard> shards, Path file, long bytes) {
    long end = 0;
    for (Shard shard : shards) {
      assertEquals(file, shard.file(), "the shard's file");
      assertTrue(shard.start() >= end, shard + " begins before the end of the one before it");
      assertTrue(shard.end() <= bytes, shard + " ends beyond the file");
      end = shard.end();
    }
  }

  /** A shard can be read by itself, without those before it. */
  @Test
  public void aShardIsReadByItself() {
    withFile(
        content(),
        file -> {
          DatasetReader<?> reader = reader();
          List<List<Example>> inOrder = new ArrayList<>();
          List<Shard> shards = reader.shards(file, content().length / 3 + 1L);
          for (Shard shard : shards) {
            inOrder.add(read(reader, List.of(shard), new ReadIssues()));
          }
          for (int i = shards.size() - 1; i >= 0; i--) {
            assertAlike(
                inOrder.get(i),
                read(reader(), List.of(shards.get(i)), new ReadIssues()),
                "the shard " + shards.get(i) + " by itself");
          }
        });
  }

  /**
   * A stream that is closed leaves no file open, though not all of it was read. Linux lists what is
   * open, and Windows deletes no file that is; on macOS nothing tells, and this law cannot fail.
   */
  @Test
  public void closedStreamsLeaveNoFileOpen() {
    withFile(
        content(),
        file -> {
          DatasetReader<?> reader = reader();
          for (Shard shard : reader.shards(file, Long.MAX_VALUE)) {
            try (Stream<? extends Example> examples = reader.read(shard, new ReadIssues())) {
              assertTrue(examples.iterator().hasNext(), "no example in " + shard);
            }
          }
          assertFalse(isOpen(file), "a file is open after its stream was closed");
        });
  }

  /** Windows deletes no file that is open; that is seen when the folder is deleted. */
  private static boolean isOpen(Path file) throws IOException {
    if (!Files.isDirectory(OPEN)) {
      return false;
    }
    Path real = file.toRealPath();
    try (Stream<Path> open = Files.list(OPEN)) {
      return open.anyMatch(descriptor -> isLinkTo(descriptor, real));
    }
  }

  private static boolean isLinkTo(Path descriptor, Path file) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file);
    } catch (IOException e) {
      return false; // closed since it was listed
    }
  }

  /**
   * What is wrong in a file is told in one sentence with file and line, after the examples before
   * it: they are read as they are asked for.
   */
  @Test
  public void whatIsWrongIsToldWithFileAndLine() {
    flaw()
        .ifPresent(
            flaw ->
                withFile(
                    flaw.content().getBytes(StandardCharsets.UTF_8),
                    file -> {
                      List<Example> before = new ArrayList<>();
                      PixelException error =
                          assertThrows(
                              PixelException.class,
                              () -> {
                                DatasetReader<?> reader = reader();
                                for (Shard shard : reader.shards(file, Long.MAX_VALUE)) {
                                  try (Stream<? extends Example> examples =
                                      reader.read(shard, new ReadIssues())) {
                                    examples.iterator().forEachRemaining(before::add);
                                  }
                                }
                              },
                              "a file that is wrong");
                      assertNames(error, file);
                      String rest = error.getMessage().replace(file.toString(), "");
                      assertTrue(
                          Pattern.compile("\\b" + flaw.line() + "\\b").matcher(rest).find(),
                          "no line " + flaw.line() + " in: " + error.getMessage());
                      assertEquals(flaw.before(), before.size(), "examples before what is wrong");
                    }));
  }

  /** A file that is missing, and one that is empty, is refused by name. */
  @Test
  public void missingAndEmptyFilesAreRefused() {
    withFile(
        new byte[0],
        empty -> {
          assertRefused(empty);
          assertRefused(empty.resolveSibling("missing-" + fileName()));
        });
  }

  private void assertRefused(Path file) {
    PixelException error =
        assertThrows(
            PixelException.class,
            () -> reader().shards(file, Long.MAX_VALUE),
            "shards of a file that is missing or empty");
    assertNames(error, file);
  }

  private static void assertNames(PixelException error, Path file) {
    String message = error.getMessage();
    assertTrue(message.contains(file.toString()), "the file is not named: " + message);
    assertTrue(message.indexOf('\n') < 0, "more than one line: " + message);
  }

  /** Several threads that read by one reader get what one gets. */
  @Test
  public void threadsGetWhatOneGets() {
    withFile(
        content(),
        file -> {
          DatasetReader<?> reader = reader();
          List<Example> alone = whole(reader(), file, new ReadIssues());
          long size = content().length / 4 + 1L;
          AtOnce.run(() -> read(reader, reader.shards(file, size), new ReadIssues()))
              .forEach(found -> assertAlike(alone, found, "by several threads"));
        });
  }

  private static void assertAlike(List<Example> expected, List<Example> found, String what) {
    assertEquals(expected.size(), found.size(), "examples " + what);
    for (int i = 0; i < expected.size(); i++) {
      assertTrue(
          EQUAL.test(expected.get(i), found.get(i)),
          "example %d is another %s: %s, not %s".formatted(i, what, found.get(i), expected.get(i)));
    }
  }

  private static List<Long> counts(ReadIssues issues) {
    return List.of(issues.replaced(), issues.mended(), issues.leftOut());
  }

  private static List<Example> whole(DatasetReader<?> reader, Path file, ReadIssues issues) {
    return read(reader, reader.shards(file, Long.MAX_VALUE), issues);
  }

  private static List<Example> read(
      DatasetReader<?> reader, List<Shard> shards, ReadIssues issues) {
    List<Example> all = new ArrayList<>();
    for (Shard shard : shards) {
      try (Stream<? extends Example> examples = reader.read(shard, issues)) {
        examples.forEachOrdered(all::add);
      }
    }
    return all;
  }

  /** What a law looks at. */
  @FunctionalInterface
  private interface Look {
    void at(Path file) throws IOException;
  }

  private void withFile(byte[] content, Look look) {
    try {
      Path folder = Files.createTempDirectory("reader");
      Path file = folder.resolve(fileName());
      try {
        Files.write(file, content);
        look.at(file);
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
