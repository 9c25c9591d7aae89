// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.attack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.pixellm.plugins.PixelException;
import org.pixellm.tasks.encode.TextLines;

/** Texts to attack, counted from 0 over all files; an empty line is a text, too. */
interface AttackInput {

  /** Takes a text. */
  @FunctionalInterface
  interface Taker {
    /**
     * Takes it.
     *
     * @param number its number, from 0
     */
    void take(String text, long number);
  }

  /** Hands over all texts, in order. */
  void forEach(Taker taker);

  /** One text. */
  static AttackInput of(String text) {
    return taker -> taker.take(text, 0);
  }

  /** The lines of files; {@code -} is standard input. */
  static AttackInput lines(List<Path> files) {
    return taker -> {
      long number = 0;
      for (Path file : files) {
        number = lines(file, number, taker);
      }
    };
  }

  private static long lines(Path file, long first, Taker taker) {
    if (file.equals(Path.of("-"))) {
      return lines("standard input", System.in, first, taker);
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new PixelException(
          Files.isDirectory(file)
              ? file + " is a folder; name a file with a text a line"
              : file + " cannot be read: there is no such file, or it may not be read");
    }
    try (InputStream bytes = Files.newInputStream(file)) {
      return lines(file.toString(), bytes, first, taker);
    } catch (IOException e) {
      throw new PixelException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static long lines(String name, InputStream bytes, long first, Taker taker) {
    long number = first;
    Iterator<String> lines = TextLines.of(name, bytes).iterator();
    while (lines.hasNext()) {
      taker.take(lines.next(), number++);
    }
    return number;
  }
}
