// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import org.pixellm.plugins.render.GlyphImage;

/**
 * Turns outlines into the exact share of each pixel that they cover. In plain Java arithmetic, so
 * that the ink is the same whatever JDK and machine.
 */
final class OutlineRasterizer {
  /** Curves are replaced by lines that stray less than this, in pixels. */
  private static final double FLATNESS = 0.01;

  /** Shares are counted in this many steps, rounded down; all of them make 255 as well. */
  private static final int STEPS = 256;

  /** More than sums of doubles err, so that what is whole is counted as whole. */
  private static final double ROUNDING_NOISE = 1e-6;

  /** Larger than any glyph at the largest size; guards against broken fonts. */
  private static final int LARGEST = 8192;

  /**
   * The ink of an outline.
   *
   * @param outline in pixels from the pen, y down
   */
  GlyphImage rasterize(Shape outline) {
    Rectangle2D bounds = outline.getBounds2D();
    int left = (int) Math.floor(bounds.getMinX());
    int top = (int) Math.floor(bounds.getMinY());
    int width = (int) Math.ceil(bounds.getMaxX()) - left;
    int height = (int) Math.ceil(bounds.getMaxY()) - top;
    if (bounds.isEmpty() || width > LARGEST || height > LARGEST) {
      return GlyphImage.blank();
    }
    Areas areas = new Areas(width, height);
    trace(outline, left, top, areas);
    return GlyphImage.ofCoverage(left, -top, width, height, areas.coverage());
  }

  private static void trace(Shape outline, int left, int top, Areas areas) {
    double[] point = new double[6];
    double startX = 0;
    double startY = 0;
    double x = 0;
    double y = 0;
    for (PathIterator path = outline.getPathIterator(null, FLATNESS); !path.isDone(); path.next()) {
      int segment = path.currentSegment(point);
      double toX = segment == PathIterator.SEG_CLOSE ? startX : point[0] - left;
      double toY = segment == PathIterator.SEG_CLOSE ? startY : point[1] - top;
      if (segment == PathIterator.SEG_MOVETO) {
        areas.addLine(x, y, startX, startY);
        startX = toX;
        startY = toY;
      } else {
        areas.addLine(x, y, toX, toY);
      }
      x = toX;
      y = toY;
    }
    areas.addLine(x, y, startX, startY);
  }

  /**
   * Signed areas to the right of lines. Each line adds to the pixels it crosses what it covers of
   * them, and to the pixel after those the rest, so that sums along a row give the coverage.
   */
  private static final class Areas {
    private final int width;
    private final int height;
    private final double[] sums;

    Areas(int width, int height) {
      this.width = width;
      this.height = height;
      // One spare cell a row, for lines on the right edge.
      this.sums = new double[(width + 1) * height];
    }

    void addLine(double x0, double y0, double x1, double y1) {
      if (y0 == y1) {
        return;
      }
      double direction = y0 < y1 ? 1 : -1;
      double upperX = y0 < y1 ? x0 : x1;
      double upperY = Math.min(y0, y1);
      double lowerY = Math.max(y0, y1);
      double slope = (x1 - x0) / (y1 - y0);
      int lastRow = Math.min(height, (int) Math.ceil(lowerY));
      for (int row = Math.max(0, (int) upperY); row < lastRow; row++) {
        double from = Math.max(row, upperY);
        double to = Math.min(row + 1.0, lowerY);
        if (to > from) {
          double fromX = upperX + (from - upperY) * slope;
          double toX = upperX + (to - upperY) * slope;
          addInRow(row, Math.min(fromX, toX), Math.max(fromX, toX), direction * (to - from));
        }
      }
    }

    /** Adds a line within one row that goes from {@code x0} to {@code x1} and is that high. */
    private void addInRow(int row, double x0, double x1, double signedHeight) {
      double left = Math.min(Math.max(x0, 0), width);
      double right = Math.min(Math.max(x1, 0), width);
      int base = row * (width + 1);
      double perPixel = right > left ? signedHeight / (right - left) : 0;
      double before = 0;
      int column = (int) left;
      do {
        double to = Math.min(right, column + 1.0);
        double from = Math.max(left, column);
        // Of this pixel: what is right of the height passed so far, and of the part within it.
        double passed = (from - left) * perPixel;
        double part = right > left ? (to - from) * perPixel : signedHeight;
        double covered = passed + part * (column + 1 - (from + to) / 2);
        add(base, column, covered - before);
        before = covered;
        column++;
      } while (column < right);
      add(base, column, signedHeight - before);
    }

    private void add(int base, int column, double value) {
      if (column <= width) {
        sums[base + column] += value;
      }
    }

    byte[] coverage() {
      byte[] coverage = new byte[width * height];
      for (int row = 0; row < height; row++) {
        double sum = 0;
        for (int column = 0; column < width; column++) {
          sum += sums[row * (width + 1) + column];
          int share = (int) (Math.abs(sum) * STEPS + ROUNDING_NOISE);
          coverage[row * width + column] = (byte) Math.min(255, share);
        }
      }
      return coverage;
    }
  }
}
