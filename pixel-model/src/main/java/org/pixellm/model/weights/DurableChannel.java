// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file being written whose bytes can be forced onto the disk. */
public interface DurableChannel extends WritableByteChannel {

  /** Returns when everything written so far would survive a power cut. */
  void force() throws IOException;

  /** Opens files for writing. */
  @FunctionalInterface
  interface Opener {
    /** Makes a file that is not there yet. */
    DurableChannel create(Path path) throws IOException;
  }

  /** Makes a file that is not there yet, on the file system. */
  static DurableChannel create(Path path) throws IOException {
    FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new DurableChannel() {
      @Override
      public void force() throws IOException {
        file.force(true);
      }

      @Override
      public int write(ByteBuffer source) throws IOException {
        return file.write(source);
      }

      @Override
      public boolean isOpen() {
        return file.isOpen();
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }
}
