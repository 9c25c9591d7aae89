// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import java.awt.font.GlyphVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.render.ClusterDrawing;
import org.pixellm.plugins.render.PlacedGlyph;
import org.pixellm.render.core.shape.FaceItemizer;
import org.pixellm.render.core.shape.GlyphShape;

/**
 * Shapes text of one face and direction, and puts its glyphs on whole pixels.
 *
 * <p>As in the original, the width of each glyph, kerning included, is rounded on its own. So a
 * letter's picture never depends on where in a line it stands.
 */
final class FaceShaper {
  private final double scale;

  /**
   * A shaper.
   *
   * @param scale pixels to a unit
   */
  FaceShaper(double scale) {
    this.scale = scale;
  }

  /**
   * Shapes part of a text.
   *
   * @return shapes from left to right; indices are those of {@code text}
   */
  List<GlyphShape> shape(AwtFace face, char[] text, int start, int end, boolean rightToLeft) {
    GlyphVector line = face.layout(text, start, end, rightToLeft);
    int count = line.getNumGlyphs();
    if (count == 0) {
      return List.of(new GlyphShape(start, end, ClusterDrawing.blank(0)));
    }
    int[] chars = new int[count];
    for (int i = 0; i < count; i++) {
      chars[i] = line.getGlyphCharIndex(i);
    }
    Pens pens = new Pens(face, line);
    Map<Integer, Group> groups = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      int at = i;
      groups.computeIfAbsent(chars[i], c -> new Group(pens.pen[at])).add(face, line, at, pens);
    }
    int[] starts = Arrays.stream(chars).sorted().distinct().toArray();
    List<GlyphShape> shapes = new ArrayList<>(groups.size());
    groups.forEach(
        (at, group) -> {
          int place = Arrays.binarySearch(starts, at);
          int from = place == 0 ? start : start + starts[place];
          int to = place + 1 == starts.length ? end : start + starts[place + 1];
          shapes.add(new GlyphShape(from, to, group.drawing(face, text, from, to)));
        });
    return shapes;
  }

  /** Where the pen stands before each glyph, and after the last, in whole pixels and in units. */
  private final class Pens {
    private final int[] pen;
    private final double[] unitPen;

    Pens(AwtFace face, GlyphVector line) {
      int count = line.getNumGlyphs();
      pen = new int[count + 1];
      unitPen = new double[count + 1];
      double next = line.getGlyphPosition(count).getX();
      // Marks have no width and are placed away from the pen; only what has width shows the pen.
      for (int i = count; i >= 0; i--) {
        if (i < count && widthOf(face, line, i) > 0) {
          next = line.getGlyphPosition(i).getX();
        }
        unitPen[i] = next;
      }
      for (int i = 0; i < count; i++) {
        pen[i + 1] = pen[i] + Math.max(0, round((unitPen[i + 1] - unitPen[i]) * scale));
      }
    }

    int x(GlyphVector line, int glyph) {
      return pen[glyph] + round((line.getGlyphPosition(glyph).getX() - unitPen[glyph]) * scale);
    }
  }

  private static double widthOf(AwtFace face, GlyphVector line, int glyph) {
    int code = line.getGlyphCode(glyph);
    return AwtFace.isInvisible(code) ? 0 : face.glyph(code).advance();
  }

  private static int round(double value) {
    return (int) Math.floor(value + 0.5);
  }

  /** Glyphs of the same characters. */
  private final class Group {
    private final int left;
    private final List<PlacedGlyph> glyphs = new ArrayList<>(1);
    private int advance;
    private boolean missing;

    Group(int left) {
      this.left = left;
    }

    void add(AwtFace face, GlyphVector line, int glyph, Pens pens) {
      int code = line.getGlyphCode(glyph);
      advance += pens.pen[glyph + 1] - pens.pen[glyph];
      missing |= AwtFace.isMissing(code);
      if (!AwtFace.isInvisible(code) && !face.glyph(code).image().isBlank()) {
        int dy = round(-line.getGlyphPosition(glyph).getY() * scale);
        glyphs.add(new PlacedGlyph(face.glyph(code).image(), pens.x(line, glyph) - left, dy));
      }
    }

    ClusterDrawing drawing(AwtFace face, char[] text, int from, int to) {
      List<Integer> lacking = new ArrayList<>(0);
      if (missing) {
        for (int i = from; i < to; ) {
          int codePoint = Character.codePointAt(text, i, to);
          if (!FaceItemizer.isIgnorable(codePoint) && !face.covers(codePoint)) {
            lacking.add(codePoint);
          }
          i += Character.charCount(codePoint);
        }
      }
      return new ClusterDrawing(advance, glyphs, lacking);
    }
  }
}
