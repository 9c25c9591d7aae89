// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a file by position, through one small buffer: made for reading on from some place
 * with short looks ahead and back. Used by one thread.
 */
final class FileBytes implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Kept before a position that is read afresh, so that short looks back need no second read. */
  private static final int KEPT_BYTES = 1 << 10;

  private final FileChannel channel;
  private final long size;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long bufferStart;
  private int buffered;

  FileBytes(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    size = channel.size();
  }

  /** Bytes of the file when it was opened. */
  long size() {
    return size;
  }

  /** The byte at a position, 0 to 255, or -1 at and after the file's end. */
  int at(long position) throws IOException {
    long index = position - bufferStart;
    if (index < 0 || index >= buffered) {
      if (position >= size) {
        return -1;
      }
      fill(Math.max(0, position - KEPT_BYTES));
      index = position - bufferStart;
      if (index >= buffered) {
        return -1; // the file was cut short meanwhile
      }
    }
    return buffer[(int) index] & 0xFF;
  }

  private void fill(long start) throws IOException {
    bufferStart = start;
    buffered = 0;
    ByteBuffer target = ByteBuffer.wrap(buffer);
    while (target.hasRemaining() && start + target.position() < size) {
      if (channel.read(target, start + target.position()) < 0) {
        break;
      }
    }
    buffered = target.position();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
