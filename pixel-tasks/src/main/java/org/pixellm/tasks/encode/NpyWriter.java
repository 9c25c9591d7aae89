// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;

/**
 * Writes NumPy's format. Its header tells how many rows follow, which is known at the end only, so
 * the rows wait in a file of their own.
 */
final class NpyWriter {
  /** The magic bytes, the version, 1.0, and the length of the header's text. */
  private static final int PREAMBLE = 10;

  /** The format wants the rows to start at a multiple of this. */
  private static final int ALIGNMENT = 64;

  private NpyWriter() {}

  /**
   * Writes rows of float32.
   *
   * @param folder has room for the rows once more
   */
  static void write(
      WritableByteChannel target, Path folder, int hidden, Iterator<EncodedText> texts)
      throws IOException {
    Path waiting = Files.createTempFile(folder, ".vectors", ".tmp");
    try (FileChannel rows =
        FileChannel.open(
            waiting,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      ByteBuffer row = ByteBuffer.allocate(hidden * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      long count = 0;
      while (texts.hasNext()) {
        row.clear().asFloatBuffer().put(texts.next().vector());
        writeAll(rows, row);
        count++;
      }
      writeAll(target, header(count, hidden));
      for (long at = 0; at < rows.size(); ) {
        at += rows.transferTo(at, rows.size() - at, target);
      }
    } finally {
      Files.deleteIfExists(waiting); // where closing does not
    }
  }

  private static ByteBuffer header(long rows, int columns) {
    String shape =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
    int length = PREAMBLE + shape.length() + 1;
    String text = shape + " ".repeat((ALIGNMENT - length % ALIGNMENT) % ALIGNMENT) + "\n";
    return ByteBuffer.allocate(PREAMBLE + text.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) text.length())
        .put(text.getBytes(StandardCharsets.US_ASCII))
        .flip();
  }

  private static void writeAll(WritableByteChannel target, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      target.write(bytes);
    }
  }
}
