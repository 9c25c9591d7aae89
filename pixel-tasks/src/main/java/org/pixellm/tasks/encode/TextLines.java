// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.pixellm.plugins.PixelException;

/** The lines of a file of UTF-8, as they come. For one thread. */
public final class TextLines implements Iterator<String> {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String name;
  private final BufferedReader reader;
  private long number;
  private String next;

  private TextLines(String name, InputStream bytes) {
    this.name = name;
    this.reader =
        new BufferedReader(
            // A decoder made so reports what is malformed, where a named character set replaces it.
            new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
  }

  /**
   * Lines, without their ends; an empty line is a text, too.
   *
   * @param name what the bytes are called, for messages
   * @param bytes UTF-8; stays the caller's to close
   * @return throws a {@link PixelException} at a line that is too long or not UTF-8
   */
  public static Stream<String> of(String name, InputStream bytes) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new TextLines(name, bytes), Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = read();
    }
    return next != null;
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException(name + " has no more lines");
    }
    String line = next;
    next = null;
    return line;
  }

  private String read() {
    try {
      StringBuilder line = new StringBuilder();
      int unit = reader.read();
      if (unit < 0) {
        return null;
      }
      number++;
      for (; unit >= 0 && unit != '\n'; unit = reader.read()) {
        if (line.length() == TextEncoder.MOST_CHARS) {
          throw new PixelException(
              "line %d of %s is longer than %d characters; cut it into several"
                  .formatted(number, name, TextEncoder.MOST_CHARS));
        }
        if (number > 1 || line.length() > 0 || unit != BYTE_ORDER_MARK) {
          line.append((char) unit);
        }
      }
      int end = line.length();
      return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    } catch (CharacterCodingException e) {
      throw new PixelException(
          "%s is not UTF-8 in line %d or a little after it; convert it first"
              .formatted(name, number + 1),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
