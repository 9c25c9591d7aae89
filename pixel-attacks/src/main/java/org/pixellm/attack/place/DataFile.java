// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.pixellm.plugins.PixelException;

/**
 * A table in UTF-8: lines, of which those that are blank or begin with {@code # } say nothing.
 *
 * @param name what it is called, for messages
 * @param lines what it says
 */
public record DataFile(String name, List<Line> lines) {
  private static final long MOST_BYTES = 64 << 20;

  /** Some editors put it before a file. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * A line that says something.
   *
   * @param number its number in the file, from 1
   * @param text without white space at its ends
   */
  public record Line(int number, String text) {}

  /** Copies the list. */
  public DataFile {
    lines = List.copyOf(lines);
  }

  /** A resource beside a class. */
  public static DataFile bundled(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return parse(name, new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A user's file.
   *
   * @throws PixelException if it cannot be read, is not UTF-8, or is larger than 64 MB
   */
  public static DataFile read(String file) {
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw new PixelException(file + " is a folder; name a file");
      }
      if (!Files.isReadable(path)) {
        throw new PixelException(
            file + " cannot be read: there is no such file, or it may not be read");
      }
      if (Files.size(path) > MOST_BYTES) {
        throw new PixelException(
            "%s is larger than %d MB, too much for a table".formatted(file, MOST_BYTES >> 20));
      }
      return parse(file, Files.readString(path));
    } catch (CharacterCodingException e) {
      throw new PixelException(file + " is not UTF-8; convert it first", e);
    } catch (InvalidPathException | IOException e) {
      throw new PixelException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static DataFile parse(String name, String text) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    for (String line : marked.lines().toList()) {
      number++;
      String said = line.strip();
      if (!said.isEmpty() && !said.equals("#") && !said.startsWith("# ")) {
        lines.add(new Line(number, said));
      }
    }
    return new DataFile(name, lines);
  }

  /** An error in a line, told with file and line. */
  public PixelException error(Line line, String what) {
    return new PixelException("%s, line %d: %s".formatted(name, line.number(), what));
  }
}
