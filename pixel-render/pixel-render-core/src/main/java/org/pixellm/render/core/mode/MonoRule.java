// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import java.util.List;
import org.pixellm.plugins.render.ClusterDrawing;
import org.pixellm.plugins.render.PlacedGlyph;
import org.pixellm.plugins.render.ShapedText;

/**
 * Puts each cluster in the middle of a cell, or of as many cells as it needs. One that fits into a
 * patch does not straddle two. A ligature is kept together.
 */
final class MonoRule implements GridRule {
  private final int perPatch;

  /**
   * A rule.
   *
   * @param perPatch cells in a patch
   */
  MonoRule(int perPatch) {
    this.perPatch = perPatch;
  }

  @Override
  public GridLine arrange(String text, ShapedText line, int[] words, Grid grid, int limit) {
    int count = line.clusterCount();
    int size = grid.patchSize();
    int cell = size / perPatch;
    ShapedText.Builder placed = new ShapedText.Builder(count);
    int next = 0;
    int i = 0;
    while (i < count) {
      int to = Ligatures.end(line, i);
      int advance = line.x(to - 1) + line.advance(to - 1) - line.x(i);
      int cells = text.charAt(line.start(i)) == '\t' ? 1 : cells(advance, cell);
      int column = next % perPatch;
      int first = cells <= perPatch && column + cells > perPatch ? next - column + perPatch : next;
      int x = pixel(first, size);
      int end = pixel(first + cells, size);
      if (end > limit && i > 0) {
        return new GridLine(placed.build(line.rightToLeft()), i, pixel(next, size), false);
      }
      place(line, i, to, x, end - x, advance, placed);
      next = first + cells;
      i = to;
    }
    return new GridLine(placed.build(line.rightToLeft()), count, pixel(next, size), true);
  }

  /** Where a cell starts. Cells of a patch need not be equally wide, but patches are. */
  private int pixel(int cell, int patchSize) {
    return cell / perPatch * patchSize + cell % perPatch * patchSize / perPatch;
  }

  /** Cells that a width takes; blank pixels at its sides, a quarter of a cell, may hang over. */
  private static int cells(int advance, int cell) {
    return advance == 0 ? 0 : Math.max(1, (advance - cell / 4 + cell - 1) / cell);
  }

  private static void place(
      ShapedText line, int from, int to, int x, int room, int advance, ShapedText.Builder placed) {
    if (advance <= room) {
      placed.moveTo(x + (room - advance) / 2).append(line, from, to, 0);
    } else if (to == from + 1) {
      ClusterDrawing drawing = narrowed(line.drawing(from), room);
      placed.moveTo(x);
      placed.add(
          line.start(from), line.end(from), line.rightToLeft(from), line.whole(from), drawing);
    } else {
      placed.moveTo(x).append(line, from, to, 0);
    }
  }

  /** The drawing with its ink hanging over a narrower box at both sides. */
  private static ClusterDrawing narrowed(ClusterDrawing drawing, int width) {
    int shift = (drawing.advance() - width) / 2;
    List<PlacedGlyph> glyphs =
        drawing.glyphs().stream()
            .map(glyph -> new PlacedGlyph(glyph.image(), glyph.dx() - shift, glyph.dy()))
            .toList();
    return new ClusterDrawing(width, glyphs, drawing.missing());
  }
}
