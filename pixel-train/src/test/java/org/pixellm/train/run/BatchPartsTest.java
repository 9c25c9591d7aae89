// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.model.PatchBatch;

class BatchPartsTest {
  private static final int PATCH = 3;

  private static PatchBatch batch(int... lengths) {
    int longest = Arrays.stream(lengths).max().orElseThrow();
    byte[] pixels = new byte[lengths.length * longest * PATCH];
    new SplittableRandom(2).nextBytes(pixels);
    return new PatchBatch(pixels, lengths, longest, PATCH);
  }

  private static byte[] row(PatchBatch batch, int row) {
    int from = row * batch.patchCount() * batch.patchLength();
    return Arrays.copyOfRange(batch.pixels(), from, from + batch.length(row) * batch.patchLength());
  }

  @Test
  void partsHaveAllRowsInOrderAndAboutAsManyPatches() {
    PatchBatch whole = batch(9, 2, 7, 3, 3, 8, 1);
    List<PatchBatch> parts = BatchParts.cut(whole, 2);
    // 9 and 8, then 7 to the 8, 3 to the 9, 3 to the 12, 2 and 1 to the 15s
    int[][] rows = {{0, 1, 3, 4}, {2, 5, 6}};
    for (int part = 0; part < 2; part++) {
      PatchBatch cut = parts.get(part);
      assertEquals(rows[part].length, cut.size());
      for (int i = 0; i < cut.size(); i++) {
        assertArrayEquals(row(whole, rows[part][i]), row(cut, i));
      }
    }
    assertEquals(17, parts.get(0).realPatches());
    assertEquals(16, parts.get(1).realPatches());
    assertEquals(8, parts.get(1).patchCount(), "padded to its own longest row");
  }

  @Test
  void thereAreNoMorePartsThanRowsAndOneIsTheBatchItself() {
    PatchBatch whole = batch(4, 5);
    assertEquals(2, BatchParts.cut(whole, 7).size());
    assertSame(whole, BatchParts.cut(whole, 1).get(0));
    assertTrue(BatchParts.cut(whole, 2).stream().allMatch(part -> part.size() == 1));
  }
}
