// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes the collector free every native buffer that Java no longer holds, and others lie in its
 * place, so that whoever still reads one reads nonsense.
 */
final class FreedMemory {
  private static final int[] SIZES = {4, 8, 16, 64, 256, 1024, 4096};
  private static final int OF_EACH_SIZE = 200;

  private FreedMemory() {}

  static void overwrite() {
    System.gc();
    LockSupport.parkNanos(3_000_000); // buffers are freed on a thread of Java's own
    List<ByteBuffer> held = new ArrayList<>();
    for (int size : SIZES) {
      for (int i = 0; i < OF_EACH_SIZE; i++) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(size);
        while (buffer.hasRemaining()) {
          buffer.put((byte) 0x55);
        }
        held.add(buffer);
      }
    }
    if (held.size() != SIZES.length * OF_EACH_SIZE) {
      throw new IllegalStateException("buffers are missing");
    }
  }
}
