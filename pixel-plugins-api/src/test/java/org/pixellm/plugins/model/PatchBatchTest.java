// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PatchBatchTest {
  private static final byte[] ROWS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  private static final byte[] RECTANGLE = {
    1, 2, -1, -1, -1, -1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, -1, -1
  };
  private static final int[] LENGTHS = {1, 3, 2};

  @Test
  void rowsAndRectangleAreTheSameBatch() {
    PatchBatch rows = PatchBatch.ofRows(ROWS, LENGTHS, 2);
    assertArrayEquals(RECTANGLE, rows.pixels());
    assertSame(rows.pixels(), rows.pixels());
    PatchBatch rectangle = new PatchBatch(RECTANGLE, LENGTHS, 3, 2);
    assertArrayEquals(ROWS, rectangle.bytes());
    for (PatchBatch batch : new PatchBatch[] {rows, rectangle}) {
      assertEquals(3, batch.patchCount());
      assertEquals(6, batch.realPatches());
      assertEquals(4, batch.start(2));
      assertEquals(6, batch.start(3));
      assertTrue(batch.padded());
      for (int i = 0; i < 9; i++) {
        ByteBuffer patch = ByteBuffer.allocate(2);
        batch.putPatch(i / 3, i % 3, patch);
        assertEquals(RECTANGLE[2 * i], patch.get(0));
        assertEquals(RECTANGLE[2 * i + 1], patch.get(1));
      }
    }
  }

  @Test
  void nothingIsCopiedWhereNothingIsPadded() {
    PatchBatch rows = PatchBatch.ofRows(ROWS, new int[] {2, 2, 2}, 2);
    assertFalse(rows.padded());
    assertSame(ROWS, rows.pixels());
    PatchBatch rectangle = new PatchBatch(ROWS, new int[] {2, 2, 2}, 2, 2);
    assertSame(ROWS, rectangle.bytes());
  }

  /** A rectangle may be wider than its longest row. */
  @Test
  void widthOfARectangleIsKept() {
    PatchBatch batch = new PatchBatch(new byte[] {1, -1, -1, 2, 3, -1}, new int[] {1, 2}, 3, 1);
    assertArrayEquals(new byte[] {1, 2, 3}, batch.bytes());
    assertArrayEquals(new byte[] {1, -1, -1, 2, 3, -1}, batch.pixels());
  }

  @Test
  void sizesMustAgree() {
    refused(() -> PatchBatch.ofRows(ROWS, new int[] {1, 2}, 2));
    refused(() -> PatchBatch.ofRows(ROWS, new int[] {6, 0}, 2));
    refused(() -> PatchBatch.ofRows(new byte[0], new int[0], 2));
    refused(() -> new PatchBatch(ROWS, new int[] {4, 2}, 3, 2));
    refused(() -> new PatchBatch(ROWS, new int[] {3}, 3, 2));
    PatchBatch batch = PatchBatch.ofRows(ROWS, LENGTHS, 2);
    assertThrows(
        IndexOutOfBoundsException.class, () -> batch.putPatch(0, 3, ByteBuffer.allocate(2)));
  }

  private static void refused(Runnable made) {
    assertThrows(IllegalArgumentException.class, made::run);
  }
}
