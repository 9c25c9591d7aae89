// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.Objects;

/**
 * The ink of one glyph on the pixel grid. Immutable, so that a back end can keep it in a cache and
 * hand it to any thread.
 *
 * <p>The image's place is told from the pen: the point on the baseline where the glyph starts.
 */
public final class GlyphImage {
  private static final int FULL = 255;
  private static final GlyphImage BLANK = new GlyphImage(0, 0, 0, 0, new byte[0]);

  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final byte[] coverage;

  private GlyphImage(int left, int top, int width, int height, byte[] coverage) {
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    this.coverage = coverage;
  }

  /**
   * An image from how much of each pixel the glyph covers.
   *
   * @param left columns from the pen to the first column of the image; negative if it starts before
   * @param top rows from the baseline up to the upper edge of the image; negative if it starts
   *     below
   * @param width columns
   * @param height rows
   * @param coverage {@code [height, width]}, unsigned, 0 for none to 255 for all. The array is
   *     handed over: the caller keeps no reference
   * @throws IllegalArgumentException if the array's length is not {@code width * height}
   */
  public static GlyphImage ofCoverage(int left, int top, int width, int height, byte[] coverage) {
    if (width < 0 || height < 0 || coverage.length != width * height) {
      throw new IllegalArgumentException(
          coverage.length + " bytes for a glyph of " + width + " x " + height + " pixels");
    }
    return new GlyphImage(left, top, width, height, coverage);
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
    return coverage.length == 0;
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
   * Draws part of one row in black over grey paper. Where ink lies over ink, what shines through
   * both is left.
   *
   * @param row from 0 at the upper edge
   * @param column first column
   * @param count how many columns
   * @param paper unsigned greys, white 255
   * @param offset index of the first grey in {@code paper}
   */
  public void drawRow(int row, int column, int count, byte[] paper, int offset) {
    Objects.checkIndex(row, height);
    Objects.checkFromIndexSize(column, count, width);
    int from = row * width + column;
    for (int i = 0; i < count; i++) {
      int ink = coverage[from + i] & 0xFF;
      if (ink != 0) {
        int below = paper[offset + i] & 0xFF;
        paper[offset + i] = (byte) (below == FULL ? FULL - ink : through(below, FULL - ink));
      }
    }
  }

  private static int through(int below, int light) {
    return (below * light + FULL / 2) / FULL;
  }
}
