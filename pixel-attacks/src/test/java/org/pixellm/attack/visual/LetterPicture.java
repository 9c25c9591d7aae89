// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.visual;

import java.util.Arrays;
import java.util.Optional;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/**
 * A letter as it is drawn alone, its ink in the middle of a field. Ink is blurred a little, so that
 * strokes beside each other count as alike.
 */
final class LetterPicture {
  static final int WIDTH = 48;
  static final int HEIGHT = 32;
  private static final int BLOCK = 4;
  private static final int MOST_PATCHES = 8;
  private static final int FARTHEST_RIGHT = 2;
  private static final int FARTHEST_DOWN = 1;

  private final byte[] ink;
  private final float[] blurred;
  private final float[] coarse;

  private LetterPicture(byte[] ink) {
    this.ink = ink;
    this.blurred = unit(blurred(ink));
    this.coarse = unit(coarse(blurred));
  }

  /**
   * A letter's picture; none if it is not drawn, leaves no ink, or is wider than the field.
   *
   * @param renderer draws patches of 32 pixels in grey
   */
  static Optional<LetterPicture> of(String letter, TextRenderer renderer) {
    RenderedText text = renderer.render(TextInput.of(letter), MOST_PATCHES);
    int columns = (text.patchCount() - 1) * text.patchSize(); // a separator is the last
    int first = columns;
    int last = -1;
    for (int x = 0; x < columns; x++) {
      if (hasInk(text, x)) {
        first = Math.min(first, x);
        last = x;
      }
    }
    int width = last - first + 1;
    if (!text.missingGlyphs().isEmpty() || last < 0 || width > WIDTH) {
      return Optional.empty();
    }
    byte[] ink = new byte[WIDTH * HEIGHT];
    int margin = (WIDTH - width) / 2;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < width; x++) {
        ink[y * WIDTH + margin + x] = (byte) (255 - text.pixel(0, first + x, y));
      }
    }
    return Optional.of(new LetterPicture(ink));
  }

  private static boolean hasInk(RenderedText text, int x) {
    for (int y = 0; y < HEIGHT; y++) {
      if (text.pixel(0, x, y) < 255) {
        return true;
      }
    }
    return false;
  }

  private static float[] blurred(byte[] ink) {
    float[] sums = new float[ink.length];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int value = ink[y * WIDTH + x] & 0xFF;
        if (value > 0) {
          for (int down = -1; down <= 1; down++) {
            for (int right = -1; right <= 1; right++) {
              if (x + right >= 0 && x + right < WIDTH && y + down >= 0 && y + down < HEIGHT) {
                sums[(y + down) * WIDTH + x + right] +=
                    value * (2 - Math.abs(down)) * (2 - Math.abs(right));
              }
            }
          }
        }
      }
    }
    return sums;
  }

  private static float[] coarse(float[] fine) {
    int columns = WIDTH / BLOCK;
    float[] blocks = new float[columns * (HEIGHT / BLOCK)];
    for (int i = 0; i < fine.length; i++) {
      blocks[i / WIDTH / BLOCK * columns + i % WIDTH / BLOCK] += fine[i];
    }
    return blocks;
  }

  private static float[] unit(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    float length = (float) Math.sqrt(squares);
    float[] unit = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      unit[i] = values[i] / length;
    }
    return unit;
  }

  /** Whether both have the same ink. */
  boolean isSame(LetterPicture other) {
    return Arrays.equals(ink, other.ink);
  }

  /** How alike the pictures are by blocks, 0 to 1: quickly found, to look closer at the best. */
  float coarseSimilarity(LetterPicture other) {
    float sum = 0;
    for (int i = 0; i < coarse.length; i++) {
      sum += coarse[i] * other.coarse[i];
    }
    return sum;
  }

  /**
   * How alike the pictures are, 0 to 1: the cosine of their blurred ink where one is moved by up to
   * two pixels right or left and one up or down so that it is largest.
   */
  float similarity(LetterPicture other) {
    float best = 0;
    for (int down = -FARTHEST_DOWN; down <= FARTHEST_DOWN; down++) {
      for (int right = -FARTHEST_RIGHT; right <= FARTHEST_RIGHT; right++) {
        best = Math.max(best, moved(other, right, down));
      }
    }
    return best;
  }

  private float moved(LetterPicture other, int right, int down) {
    float sum = 0;
    int from = Math.max(0, right);
    int to = WIDTH + Math.min(0, right);
    for (int y = Math.max(0, down); y < HEIGHT + Math.min(0, down); y++) {
      int row = y * WIDTH;
      int otherRow = (y - down) * WIDTH - right;
      for (int x = from; x < to; x++) {
        sum += blurred[row + x] * other.blurred[otherRow + x];
      }
    }
    return sum;
  }
}
