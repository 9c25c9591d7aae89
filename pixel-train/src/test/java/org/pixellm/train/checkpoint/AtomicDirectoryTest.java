// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;

class AtomicDirectoryTest {
  @TempDir Path parent;

  /** Stands for a signal that ends the process: nothing is tidied up after it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static void write(Path folder, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("a"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String folder) throws IOException {
    return Files.readString(parent.resolve(folder).resolve("a"));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(parent)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFolderIsMadeAndReplaced() throws IOException {
    AtomicDirectory.replace(parent.resolve("m"), folder -> write(folder, "old"));
    assertEquals("old", text("m"));
    AtomicDirectory.replace(
        parent.resolve("m"),
        folder -> {
          write(folder, "new");
          assertTrue(Files.exists(parent.resolve("m/a")), "the old one stays until the end");
        });
    assertEquals("new", text("m"));
    assertEquals(List.of("m"), names());
  }

  @Test
  void aFailureLeavesTheOldFolderAndNothingElse() throws IOException {
    AtomicDirectory.replace(parent.resolve("m"), folder -> write(folder, "old"));
    assertThrows(
        PixelException.class,
        () ->
            AtomicDirectory.replace(
                parent.resolve("m"),
                folder -> {
                  write(folder, "half");
                  throw new PixelException("no space");
                }));
    assertEquals("old", text("m"));
    assertEquals(List.of("m"), names());
  }

  @Test
  void killedWhileFillingTheOldOneStays() throws IOException {
    AtomicDirectory.replace(parent.resolve("m"), folder -> write(folder, "old"));
    assertThrows(
        Killed.class,
        () ->
            AtomicDirectory.replace(
                parent.resolve("m"),
                folder -> {
                  write(folder, "half");
                  throw new Killed();
                }));
    assertEquals(List.of(".m.filling", "m"), names());
    AtomicDirectory.sweep(parent);
    assertEquals(List.of("m"), names());
    assertEquals("old", text("m"));
  }

  @Test
  void killedBetweenTheMovesTheOldOneComesBack() throws IOException {
    write(parent.resolve(".m.retired"), "old");
    write(parent.resolve(".m.filling"), "new");
    AtomicDirectory.sweep(parent);
    assertEquals(List.of("m"), names());
    assertEquals("old", text("m"));
  }

  @Test
  void killedAfterTheMovesTheNewOneStays() throws IOException {
    write(parent.resolve(".m.retired"), "old");
    write(parent.resolve("m"), "new");
    AtomicDirectory.sweep(parent);
    assertEquals(List.of("m"), names());
    assertEquals("new", text("m"));
  }

  @Test
  void killedWhileRemovingItIsGone() throws IOException {
    write(parent.resolve("m"), "x");
    write(parent.resolve("n"), "y");
    Files.move(parent.resolve("m"), parent.resolve(".m.filling")); // the first half of remove
    AtomicDirectory.sweep(parent);
    assertEquals(List.of("n"), names());
    AtomicDirectory.remove(parent.resolve("n"));
    assertEquals(List.of(), names());
  }

  /** What a killed process left does not hinder the next replacement, swept or not. */
  @Test
  void leftOversAreReplaced() throws IOException {
    write(parent.resolve(".m.filling"), "half");
    write(parent.resolve(".m.retired"), "older");
    write(parent.resolve("m"), "old");
    AtomicDirectory.replace(parent.resolve("m"), folder -> write(folder, "new"));
    assertEquals("new", text("m"));
    assertEquals(List.of("m"), names());
  }

  @Test
  void otherFilesAreNotSwept() throws IOException {
    write(parent.resolve(".git"), "x");
    write(parent.resolve("notes.filling"), "x");
    AtomicDirectory.sweep(parent);
    AtomicDirectory.sweep(parent.resolve("missing"));
    assertEquals(List.of(".git", "notes.filling"), names());
  }
}
