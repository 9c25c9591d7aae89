// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.line;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.pixellm.tasks.example.Source;

/**
 * The lines of a file in order, up to LF or CR LF, with their numbers. A byte order mark at the
 * file's start is left out. Used by one thread.
 */
final class FileLines implements Closeable {
  /** A line that is longer is no line of a data set, and would fill the memory. */
  private static final int MOST_BYTES = 1 << 24;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Path file;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int buffered;
  private int next;
  private long position;
  private long number;
  private byte[] line = new byte[1 << 10];

  FileLines(Path file) throws IOException {
    this.file = file;
    this.in = Files.newInputStream(file);
  }

  /**
   * The next line, or null if there is none.
   *
   * @throws org.pixellm.plugins.PixelException if it is too long
   */
  Line next() throws IOException {
    if (next == buffered && !fill()) {
      return null;
    }
    number++;
    long start = position;
    int length = 0;
    boolean ended = false;
    while (!ended && (next < buffered || fill())) {
      int end = next;
      while (end < buffered && buffer[end] != '\n') {
        end++;
      }
      int part = end - next;
      if (length + part > MOST_BYTES) {
        throw source()
            .error("longer than %d bytes; is this the right format?".formatted(MOST_BYTES));
      }
      if (length + part > line.length) {
        line = Arrays.copyOf(line, Math.max(length + part, 2 * line.length));
      }
      System.arraycopy(buffer, next, line, length, part);
      length += part;
      ended = end < buffered;
      position += part + (ended ? 1 : 0);
      next = ended ? end + 1 : end;
    }
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    int from = number == 1 && startsWithMark(length) ? BYTE_ORDER_MARK.length : 0;
    return new Line(Arrays.copyOfRange(line, from, length), source(), start);
  }

  private boolean startsWithMark(int length) {
    int mark = BYTE_ORDER_MARK.length;
    return length >= mark && Arrays.equals(line, 0, mark, BYTE_ORDER_MARK, 0, mark);
  }

  private Source source() {
    return new Source(file, number);
  }

  private boolean fill() throws IOException {
    buffered = Math.max(0, in.read(buffer));
    next = 0;
    return buffered > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
