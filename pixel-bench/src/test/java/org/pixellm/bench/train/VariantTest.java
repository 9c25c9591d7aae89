// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.model.PatchBatch;

/** Each variant's batch holds what its name says. */
class VariantTest {
  private static final int MOST = 10;
  private static final int SIZE = 2;
  private static final int VALUES = 3;
  private static final byte INK = 7;
  private static final byte WHITE = (byte) 255;

  private final List<DrawnText> texts =
      IntStream.of(4, 6, 5, 3, 2, 9).mapToObj(VariantTest::drawn).toList();

  @Test
  void fusedAndComposedTakeTheTextsAsLongAsTheyAre() {
    for (Variant variant : List.of(Variant.FUSED, Variant.COMPOSED)) {
      PatchBatch batch = batch(variant);
      assertArrayEquals(new int[] {4, 6}, lengths(batch));
      assertEquals(6, batch.patchCount());
    }
  }

  @Test
  void packedTakesTextsUntilTheNextDoesNotFit() {
    // 4 + 6 + 5 + 3 + 2 are the 20 patches of two full texts.
    assertArrayEquals(new int[] {4, 6, 5, 3, 2}, lengths(batch(Variant.PACKED)));
  }

  @Test
  void paddedComputesWhitePatchesUpToTheGreatestLength() {
    PatchBatch batch = batch(Variant.PADDED);
    assertArrayEquals(new int[] {MOST, MOST}, lengths(batch));
    assertEquals(2 * MOST, batch.realPatches());
    assertArrayEquals(ink(4, INK), Arrays.copyOf(batch.pixels(), 4 * VALUES));
    assertArrayEquals(ink(6, WHITE), Arrays.copyOfRange(batch.pixels(), 4 * VALUES, MOST * VALUES));
  }

  @Test
  void composedPaddedHasThePatchesAndHidesThemFromAttention() {
    PatchBatch batch = batch(Variant.COMPOSED_PADDED);
    assertArrayEquals(new int[] {4, 6}, lengths(batch));
    assertEquals(MOST, batch.patchCount());
  }

  private PatchBatch batch(Variant variant) {
    return variant.batch(texts, VALUES, SIZE, MOST);
  }

  private static DrawnText drawn(int patches) {
    return new DrawnText(ink(patches, INK), patches);
  }

  private static byte[] ink(int patches, byte value) {
    byte[] pixels = new byte[patches * VALUES];
    Arrays.fill(pixels, value);
    return pixels;
  }

  private static int[] lengths(PatchBatch batch) {
    return IntStream.range(0, batch.size()).map(batch::length).toArray();
  }
}
