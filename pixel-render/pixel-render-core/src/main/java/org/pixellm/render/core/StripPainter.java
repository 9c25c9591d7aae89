// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pixellm.plugins.render.GlyphImage;
import org.pixellm.plugins.render.PatchLayout;
import org.pixellm.plugins.render.PlacedGlyph;
import org.pixellm.plugins.render.PlacedRun;
import org.pixellm.plugins.render.ShapedText;

/** Draws a layout straight into patches: grey, or red, green and blue one after the other. */
final class StripPainter {
  private static final int WHITE = 255;
  private static final byte BLACK = 0;

  private final int patchSize;
  private final int channels;
  private final int baseline;

  /**
   * A painter.
   *
   * @param patchSize height and width of a patch in pixels
   * @param channels 1 for grey, 3 for red, green, blue
   * @param baseline row whose upper edge is the baseline
   */
  StripPainter(int patchSize, int channels, int baseline) {
    this.patchSize = patchSize;
    this.channels = channels;
    this.baseline = baseline;
  }

  /** The strip as {@code [patches, channel, row, column]}, white 255. */
  byte[] paint(PatchLayout layout) {
    int patchLength = channels * patchSize * patchSize;
    byte[] pixels = new byte[layout.patchCount() * patchLength];
    Arrays.fill(pixels, (byte) WHITE);
    for (PlacedRun run : layout.runs()) {
      int clipEnd = Math.min(run.clipEnd(), layout.patchCount() * patchSize);
      ShapedText text = run.text();
      for (int i = run.fromCluster(); i < run.toCluster(); i++) {
        int x = run.x() + text.x(i);
        List<PlacedGlyph> glyphs = text.drawing(i).glyphs();
        for (int g = 0; g < glyphs.size(); g++) {
          PlacedGlyph glyph = glyphs.get(g);
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
    Map<Integer, Integer> counts = Map.of();
    for (PlacedRun run : layout.runs()) {
      for (int i = run.fromCluster(); i < run.toCluster(); i++) {
        List<Integer> lacking = run.text().drawing(i).missing();
        for (int m = 0; m < lacking.size(); m++) {
          counts = counts.isEmpty() ? new TreeMap<>() : counts;
          counts.merge(lacking.get(m), 1, Integer::sum);
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
    int plane = patchSize * patchSize;
    for (int column = fromColumn; column < toColumn; ) {
      int x = left + column;
      int patch = x / patchSize;
      int count = Math.min(toColumn - column, (patch + 1) * patchSize - x);
      int index = patch * channels * plane + (top + fromRow) * patchSize + x - patch * patchSize;
      for (int channel = 0; channel < channels; channel++) {
        image.draw(
            channel,
            fromRow,
            toRow - fromRow,
            column,
            count,
            pixels,
            index + channel * plane,
            patchSize);
      }
      column += count;
    }
  }
}
