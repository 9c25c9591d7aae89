// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BitmapScalerTest {

  private static byte[] pixels(int... coverages) {
    byte[] rgba = new byte[4 * coverages.length];
    for (int i = 0; i < coverages.length; i++) {
      rgba[4 * i] = (byte) (coverages[i] / 2);
      rgba[4 * i + 3] = (byte) coverages[i];
    }
    return rgba;
  }

  @Test
  void atTheSameSizeNothingChanges() {
    byte[] source = new byte[4 * 6 * 5];
    new Random(1).nextBytes(source);
    assertArrayEquals(source, BitmapScaler.scale(source, 6, 5, 6, 5));
  }

  @Test
  void wholePixelsAreAveraged() {
    assertArrayEquals(pixels(100, 40), BitmapScaler.scale(pixels(50, 150, 20, 60), 4, 1, 2, 1));
  }

  @Test
  void aPixelOnAnEdgeIsShared() {
    // Three into two: the middle one belongs to both by half.
    assertArrayEquals(pixels(80, 140), BitmapScaler.scale(pixels(60, 120, 150), 3, 1, 2, 1));
  }

  @Test
  void rowsAreAveragedAsColumnsAre() {
    assertArrayEquals(pixels(80, 140), BitmapScaler.scale(pixels(60, 120, 150), 1, 3, 1, 2));
  }

  @Test
  void whatIsEvenStaysEven() {
    int[] even = new int[136 * 128];
    java.util.Arrays.fill(even, 200);
    byte[] scaled = BitmapScaler.scale(pixels(even), 136, 128, 17, 16);
    for (int i = 0; i < 17 * 16; i++) {
      assertEquals((byte) 200, scaled[4 * i + 3]);
      assertEquals((byte) 100, scaled[4 * i]);
    }
  }
}
