// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.render.ClusterDrawing;
import org.pixellm.plugins.render.PlacedGlyph;
import org.pixellm.plugins.render.ShapedText;

/**
 * Turns what a font draws as one into what a reader sees as one: a letter and its marks become one
 * cluster, a ligature of several letters becomes as many clusters.
 */
final class GraphemeGrouping {
  /** More than the glyphs of all scripts that one text is likely to have. */
  private static final int DRAWINGS_KEPT = 1 << 15;

  /**
   * One object for equal drawings: the letters of all words that are remembered are then few
   * objects, which stay in the processor's cache.
   */
  private final BoundedCache<ClusterDrawing, ClusterDrawing> drawings =
      new BoundedCache<>(DRAWINGS_KEPT);

  /**
   * Groups the shapes of a run.
   *
   * @param shapes from left to right; together they hold each character once
   * @param ends ends of the grapheme clusters, ascending; the last is the run's length
   * @param rightToLeft the run's direction
   * @return the run as a line of its own
   */
  ShapedText group(List<GlyphShape> shapes, int[] ends, boolean rightToLeft) {
    int[] unitOfGrapheme = units(shapes, ends);
    Map<Integer, Unit> units = new LinkedHashMap<>();
    for (GlyphShape shape : shapes) {
      int unit = unitOfGrapheme[graphemeAt(ends, shape.start())];
      units.computeIfAbsent(unit, u -> new Unit()).add(shape.drawing());
    }
    ShapedText.Builder line = new ShapedText.Builder(ends.length);
    for (Map.Entry<Integer, Unit> entry : units.entrySet()) {
      int first = entry.getKey();
      int after = first + 1;
      while (after < ends.length && unitOfGrapheme[after] == first) {
        after++;
      }
      entry.getValue().emit(line, ends, first, after, rightToLeft);
    }
    return line.build(rightToLeft);
  }

  /** For each grapheme the first of those it shares a shape with, directly or not. */
  private static int[] units(List<GlyphShape> shapes, int[] ends) {
    boolean[] joinsNext = new boolean[ends.length];
    for (GlyphShape shape : shapes) {
      int first = graphemeAt(ends, shape.start());
      int last = graphemeAt(ends, shape.end() - 1);
      Arrays.fill(joinsNext, first, last, true);
    }
    int[] units = new int[ends.length];
    for (int i = 1; i < units.length; i++) {
      units[i] = joinsNext[i - 1] ? units[i - 1] : i;
    }
    return units;
  }

  private static int graphemeAt(int[] ends, int index) {
    int found = Arrays.binarySearch(ends, index + 1);
    return found >= 0 ? found : -found - 1;
  }

  /** Shapes that are drawn as one. */
  private final class Unit {
    private final List<PlacedGlyph> glyphs = new ArrayList<>(2);
    private final List<Integer> missing = new ArrayList<>(0);
    private int advance;

    void add(ClusterDrawing drawing) {
      for (PlacedGlyph glyph : drawing.glyphs()) {
        glyphs.add(new PlacedGlyph(glyph.image(), glyph.dx() + advance, glyph.dy()));
      }
      missing.addAll(drawing.missing());
      advance += drawing.advance();
    }

    /** Adds the unit's clusters from left to right. */
    void emit(ShapedText.Builder line, int[] ends, int first, int after, boolean rightToLeft) {
      int count = after - first;
      for (int i = 0; i < count; i++) {
        int grapheme = rightToLeft ? after - 1 - i : first + i;
        int from = advance * i / count;
        int to = advance * (i + 1) / count;
        // All ink goes with the leftmost part, whose left edge the glyphs' places are told from.
        ClusterDrawing part =
            i == 0 ? new ClusterDrawing(to, glyphs, missing) : ClusterDrawing.blank(to - from);
        int start = grapheme == 0 ? 0 : ends[grapheme - 1];
        line.add(start, ends[grapheme], rightToLeft, count == 1, drawings.get(part, d -> d));
      }
    }
  }
}
