// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;

/** Files for readers, and what readers make of them. */
public final class Reading {
  private final Path folder;

  /** Files are written into a folder. */
  public Reading(Path folder) {
    this.folder = folder;
  }

  /** A file with lines, each with its end. */
  public Path file(String... lines) {
    return text(String.join("\n", lines) + "\n");
  }

  /** A file with a text. */
  public Path text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A file with bytes. */
  public Path bytes(byte[] bytes) {
    try {
      return Files.write(folder.resolve("data"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy of a sample of the tests. */
  public Path sample(String name) {
    try (InputStream in = Reading.class.getResourceAsStream(name)) {
      return bytes(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All examples of a file. */
  public static <E extends Example> List<E> all(DatasetReader<E> reader, Path file) {
    return all(reader, file, Long.MAX_VALUE, new ReadIssues());
  }

  /** All examples of a file, read in shards. */
  public static <E extends Example> List<E> all(
      DatasetReader<E> reader, Path file, long shardBytes, ReadIssues issues) {
    List<E> all = new ArrayList<>();
    for (Shard shard : reader.shards(file, shardBytes)) {
      try (Stream<E> examples = reader.read(shard, issues)) {
        examples.forEach(all::add);
      }
    }
    return all;
  }

  /** What a reader says of a file that is wrong: the sentence behind the file's name. */
  public static String complaint(DatasetReader<?> reader, Path file) {
    String message = assertThrows(PixelException.class, () -> all(reader, file)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    assertTrue(message.indexOf('\n') < 0, message);
    return message.substring(file.toString().length());
  }
}
