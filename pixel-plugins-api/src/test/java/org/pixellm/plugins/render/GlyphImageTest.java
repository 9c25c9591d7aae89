// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GlyphImageTest {
  private static byte[] paper(int length, int grey) {
    byte[] paper = new byte[length];
    Arrays.fill(paper, (byte) grey);
    return paper;
  }

  /** What one pixel after another would make, by the formula. */
  private static void drawPlainly(
      GlyphImage image, int row, int rows, int column, int columns, byte[] paper, int at, int to) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int light = 255 - image.coverage(row + r, column + c);
        int i = at + r * to + c;
        paper[i] = (byte) (((paper[i] & 0xFF) * light + 127) / 255);
      }
    }
  }

  @Test
  void eightPixelsAtATimeAreTheSameAsOne() {
    Random random = new Random(1);
    for (int round = 0; round < 2000; round++) {
      int width = 1 + random.nextInt(21);
      int height = 1 + random.nextInt(6);
      byte[] coverage = new byte[width * height];
      for (int i = 0; i < coverage.length; i++) {
        coverage[i] = (byte) (random.nextBoolean() ? 0 : random.nextInt(256));
      }
      GlyphImage image = GlyphImage.ofCoverage(0, 0, width, height, coverage);
      byte[] fast = paper(32 * height, 255);
      for (int spots = random.nextInt(20); spots > 0; spots--) {
        fast[random.nextInt(fast.length)] = (byte) random.nextInt(256);
      }
      byte[] plain = fast.clone();
      int row = random.nextInt(height);
      int rows = random.nextInt(height - row + 1);
      int column = random.nextInt(width);
      int columns = random.nextInt(width - column + 1);
      int at = random.nextInt(32 - columns + 1);
      image.draw(0, row, rows, column, columns, fast, at, 32);
      drawPlainly(image, row, rows, column, columns, plain, at, 32);
      assertArrayEquals(plain, fast);
    }
  }

  @Test
  void colouredInkGivesItsOwnLightAndLetsPaperThrough() {
    byte[] rgba = {100, 0, (byte) 128, (byte) 128, 0, 0, 0, 0};
    GlyphImage image = GlyphImage.ofColour(0, 1, 2, 1, rgba);
    assertTrue(image.isColour());
    byte[] paper = paper(6, 200);
    for (int channel = 0; channel < 3; channel++) {
      image.draw(channel, 0, 1, 0, 2, paper, 2 * channel, 2);
    }
    int through = (200 * 127 + 127) / 255;
    assertArrayEquals(
        new byte[] {
          (byte) (100 + through),
          (byte) 200,
          (byte) through,
          (byte) 200,
          (byte) (128 + through),
          (byte) 200
        },
        paper);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> GlyphImage.ofCoverage(0, 0, 2, 2, new byte[3]));
    assertThrows(
        IllegalArgumentException.class, () -> GlyphImage.ofColour(0, 0, 1, 1, new byte[3]));
    assertThrows(
        IllegalArgumentException.class,
        () -> GlyphImage.ofColour(0, 0, 1, 1, new byte[] {9, 0, 0, 8}));
    GlyphImage image = GlyphImage.ofCoverage(0, 0, 1, 1, new byte[1]);
    assertThrows(
        IndexOutOfBoundsException.class, () -> image.draw(0, 0, 2, 0, 1, new byte[9], 0, 1));
    assertTrue(GlyphImage.blank().isBlank());
    assertFalse(image.isBlank());
    assertEquals(0, image.coverage(0, 0));
  }
}
