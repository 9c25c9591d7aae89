// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * The ink of one glyph on the pixel grid: black in different strengths, or coloured as an emoji.
 * Immutable, so that a back end can keep it in a cache and hand it to any thread.
 *
 * <p>The image's place is told from the pen: the point on the baseline where the glyph starts.
 */
public final class GlyphImage {
  private static final int FULL = 255;
  private static final int LONG_BYTES = 8;

  /** Eight pixels at once; the first is in the lowest byte whatever the machine. */
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int COLOURS = 3;
  private static final GlyphImage BLANK = new GlyphImage(0, 0, 0, 0, new byte[LONG_BYTES], null);

  private final int left;
  private final int top;
  private final int width;
  private final int height;

  /** {@code [height, width]}, and eight bytes more, so that eight can be read anywhere. */
  private final byte[] coverage;

  /** {@code [3, height, width]}: light that the ink itself gives; null for black ink. */
  private final byte[] light;

  private GlyphImage(int left, int top, int width, int height, byte[] coverage, byte[] light) {
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    this.coverage = coverage;
    this.light = light;
  }

  /**
   * An image in black ink from how much of each pixel the glyph covers.
   *
   * @param left columns from the pen to the first column of the image; negative if it starts before
   * @param top rows from the baseline up to the upper edge of the image; negative if it starts
   *     below
   * @param width columns
   * @param height rows
   * @param coverage {@code [height, width]}, unsigned, 0 for none to 255 for all; copied
   * @throws IllegalArgumentException if the array's length is not {@code width * height}
   */
  public static GlyphImage ofCoverage(int left, int top, int width, int height, byte[] coverage) {
    if (width < 0 || height < 0 || coverage.length != width * height) {
      throw new IllegalArgumentException(
          coverage.length + " bytes for a glyph of " + width + " x " + height + " pixels");
    }
    byte[] padded = Arrays.copyOf(coverage, coverage.length + LONG_BYTES);
    return new GlyphImage(left, top, width, height, padded, null);
  }

  /**
   * A coloured image.
   *
   * @param left as for black ink
   * @param top as for black ink
   * @param width columns
   * @param height rows
   * @param rgba {@code [height, width, 4]}: red, green and blue multiplied by the coverage, and the
   *     coverage; unsigned. No colour is greater than its coverage
   * @throws IllegalArgumentException if the array's length is not {@code 4 * width * height}, or a
   *     colour is greater than its coverage
   */
  public static GlyphImage ofColour(int left, int top, int width, int height, byte[] rgba) {
    int pixels = width * height;
    if (width < 0 || height < 0 || rgba.length != (COLOURS + 1) * pixels) {
      throw new IllegalArgumentException(
          rgba.length + " bytes for a coloured glyph of " + width + " x " + height + " pixels");
    }
    byte[] coverage = new byte[pixels + LONG_BYTES];
    byte[] light = new byte[COLOURS * pixels];
    for (int i = 0; i < pixels; i++) {
      int from = (COLOURS + 1) * i;
      coverage[i] = rgba[from + COLOURS];
      for (int colour = 0; colour < COLOURS; colour++) {
        if ((rgba[from + colour] & 0xFF) > (coverage[i] & 0xFF)) {
          throw new IllegalArgumentException("a colour stronger than its coverage at pixel " + i);
        }
        light[colour * pixels + i] = rgba[from + colour];
      }
    }
    return new GlyphImage(left, top, width, height, coverage, light);
  }

  /** An image without ink, as of a space. */
  public static GlyphImage blank() {
    return BLANK;
  }

  /** Columns from the pen to the first column. */
  public int left() {
    return left;
  }

  /** Rows from the baseline up to the upper edge. */
  public int top() {
    return top;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** Whether it has no pixels at all. */
  public boolean isBlank() {
    return width == 0 || height == 0;
  }

  /** Whether the ink has colours. */
  public boolean isColour() {
    return light != null;
  }

  /**
   * How much of a pixel the glyph covers.
   *
   * @param row from 0 at the upper edge
   * @param column from 0 at the left edge
   * @return 0 (none) to 255 (all)
   */
  public int coverage(int row, int column) {
    Objects.checkIndex(row, height);
    Objects.checkIndex(column, width);
    return coverage[row * width + column] & 0xFF;
  }

  /**
   * Draws part of the image over paper. Where ink lies over ink, what shines through both is left.
   *
   * @param channel 0, 1, 2 for red, green, blue; on grey paper 0, which is right for black ink only
   * @param row first row of the image, from 0 at the upper edge
   * @param rows how many rows
   * @param column first column
   * @param columns how many columns
   * @param paper unsigned values, white 255
   * @param offset index in {@code paper} of the first value
   * @param stride how much farther the next row starts in {@code paper}
   * @throws IndexOutOfBoundsException if the part is not within the image
   */
  public void draw(
      int channel,
      int row,
      int rows,
      int column,
      int columns,
      byte[] paper,
      int offset,
      int stride) {
    Objects.checkIndex(channel, COLOURS);
    Objects.checkFromIndexSize(row, rows, height);
    Objects.checkFromIndexSize(column, columns, width);
    int from = row * width + column;
    int to = offset;
    for (int r = 0; r < rows; r++) {
      if (light == null) {
        drawBlack(from, columns, paper, to);
      } else {
        drawColour(from, channel * width * height, columns, paper, to);
      }
      from += width;
      to += stride;
    }
  }

  private void drawBlack(int from, int count, byte[] paper, int to) {
    for (int i = 0; i < count; i += LONG_BYTES) {
      int eight = Math.min(LONG_BYTES, count - i);
      long taken = -1L >>> (Long.SIZE - Byte.SIZE * eight);
      if (to + i + LONG_BYTES <= paper.length) {
        long ink = (long) EIGHT.get(coverage, from + i) & taken;
        long below = (long) EIGHT.get(paper, to + i);
        if (ink == 0) {
          continue;
        }
        if ((below | ~taken) == -1L) {
          // On white paper what is left of 255 are the bits that the ink does not have.
          EIGHT.set(paper, to + i, below & ~ink);
          continue;
        }
      }
      drawOverInk(from + i, eight, paper, to + i);
    }
  }

  private void drawOverInk(int from, int count, byte[] paper, int to) {
    for (int i = 0; i < count; i++) {
      int ink = coverage[from + i] & 0xFF;
      if (ink != 0) {
        paper[to + i] = (byte) through(paper[to + i] & 0xFF, FULL - ink);
      }
    }
  }

  private void drawColour(int from, int plane, int count, byte[] paper, int to) {
    for (int i = 0; i < count; i++) {
      int ink = coverage[from + i] & 0xFF;
      if (ink != 0) {
        int own = light[plane + from + i] & 0xFF;
        paper[to + i] = (byte) (own + through(paper[to + i] & 0xFF, FULL - ink));
      }
    }
  }

  private static int through(int below, int light) {
    return (below * light + FULL / 2) / FULL;
  }
}
