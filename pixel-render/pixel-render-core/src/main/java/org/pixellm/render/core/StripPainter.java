// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.pixellm.plugins.render.GlyphImage;
import org.pixellm.plugins.render.PatchLayout;
import org.pixellm.plugins.render.PlacedGlyph;
import org.pixellm.plugins.render.PlacedRun;
import org.pixellm.plugins.render.ShapedCluster;

/** Draws a layout in grey, straight into patches. */
final class StripPainter {
  private static final int WHITE = 255;
  private static final byte BLACK = 0;

  private final int patchSize;
  private final int baseline;

  /**
   * A painter.
   *
   * @param patchSize height and width of a patch in pixels
   * @param baseline row whose upper edge is the baseline
   */
  StripPainter(int patchSize, int baseline) {
    this.patchSize = patchSize;
    this.baseline = baseline;
  }

  /** The strip as {@code [patches, row, column]}, white 255. */
  byte[] paint(PatchLayout layout) {
    int patchLength = patchSize * patchSize;
    byte[] pixels = new byte[layout.patchCount() * patchLength];
    Arrays.fill(pixels, (byte) WHITE);
    for (PlacedRun run : layout.runs()) {
      int clipEnd = Math.min(run.clipEnd(), layout.patchCount() * patchSize);
      for (ShapedCluster cluster : run.clusters()) {
        int x = run.x() + cluster.x();
        for (PlacedGlyph glyph : cluster.drawing().glyphs()) {
          blit(glyph.image(), x + glyph.dx(), baseline - glyph.dy(), clipEnd, pixels);
        }
      }
    }
    for (int separator : layout.separators()) {
      Arrays.fill(pixels, separator * patchLength, (separator + 1) * patchLength, BLACK);
    }
    return pixels;
  }

  /** Code points that no font could draw among the clusters of a layout, with their numbers. */
  static Map<Integer, Integer> missing(PatchLayout layout) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (PlacedRun run : layout.runs()) {
      for (ShapedCluster cluster : run.clusters()) {
        for (int codePoint : cluster.drawing().missing()) {
          counts.merge(codePoint, 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  private void blit(GlyphImage image, int penX, int penY, int clipEnd, byte[] pixels) {
    int left = penX + image.left();
    int top = penY - image.top();
    int fromColumn = Math.max(0, -left);
    int toColumn = Math.min(image.width(), clipEnd - left);
    int fromRow = Math.max(0, -top);
    int toRow = Math.min(image.height(), patchSize - top);
    if (fromRow >= toRow) {
      return;
    }
    for (int column = fromColumn; column < toColumn; ) {
      int x = left + column;
      int patch = x / patchSize;
      int count = Math.min(toColumn - column, (patch + 1) * patchSize - x);
      int index = patch * patchSize * patchSize + x - patch * patchSize;
      for (int row = fromRow; row < toRow; row++) {
        image.drawRow(row, column, count, pixels, index + (top + row) * patchSize);
      }
      column += count;
    }
  }
}
