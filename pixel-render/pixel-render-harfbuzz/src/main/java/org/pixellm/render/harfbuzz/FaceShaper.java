// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import java.util.ArrayList;
import java.util.List;
import org.pixellm.plugins.render.ClusterDrawing;
import org.pixellm.plugins.render.GlyphImage;
import org.pixellm.plugins.render.PlacedGlyph;
import org.pixellm.render.core.shape.FaceItemizer;
import org.pixellm.render.core.shape.GlyphShape;

/**
 * Makes shapes of what HarfBuzz says about one run, and puts its glyphs on whole pixels.
 *
 * <p>As in the original, the width of each glyph, kerning included, is rounded on its own, and so
 * is each offset. So a letter's picture never depends on where in a line it stands.
 */
final class FaceShaper {
  private static final int PARTS = ShapingFont.PARTS;

  private final Face face;
  private final String text;
  private final int start;
  private final int end;
  private final boolean rightToLeft;
  private final GlyphRun run;
  private final List<GlyphShape> shapes;

  /**
   * For one run.
   *
   * @param face its face
   * @param text the text it is part of
   * @param run its glyphs
   * @param shapes where its shapes go
   */
  FaceShaper(
      Face face,
      String text,
      int start,
      int end,
      boolean rightToLeft,
      GlyphRun run,
      List<GlyphShape> shapes) {
    this.face = face;
    this.text = text;
    this.start = start;
    this.end = end;
    this.rightToLeft = rightToLeft;
    this.run = run;
    this.shapes = shapes;
  }

  /** Adds the run's shapes from left to right. */
  void addShapes() {
    int count = run.count();
    if (count == 0) {
      shapes.add(new GlyphShape(start, end, ClusterDrawing.blank(0)));
    }
    int after = end;
    for (int i = 0; i < count; ) {
      int next = i + 1;
      while (next < count && run.cluster(next) == run.cluster(i)) {
        next++;
      }
      int from = run.cluster(i);
      int to = next == count ? end : run.cluster(next);
      if (rightToLeft) {
        from = next == count ? start : from;
        to = after;
        after = from;
      } else if (i == 0) {
        from = start;
      }
      shapes.add(new GlyphShape(from, to, drawing(i, next, from, to)));
      i = next;
    }
  }

  private ClusterDrawing drawing(int first, int after, int from, int to) {
    int pen = 0;
    boolean missing = false;
    List<PlacedGlyph> glyphs = new ArrayList<>(after - first);
    for (int i = first; i < after; i++) {
      GlyphImage image = face.image(run.glyph(i));
      missing |= run.glyph(i) == 0;
      int width = Math.max(0, round(run.advance(i)));
      if (!image.isBlank()) {
        int dx = round(run.xOffset(i));
        glyphs.add(new PlacedGlyph(image, pen + dx, round(run.yOffset(i))));
      }
      pen += width;
    }
    return new ClusterDrawing(pen, glyphs, missing ? lacking(from, to) : List.of());
  }

  private static int round(int parts) {
    return Math.floorDiv(parts + PARTS / 2, PARTS);
  }

  private List<Integer> lacking(int from, int to) {
    List<Integer> codePoints = new ArrayList<>(1);
    for (int i = from; i < to; ) {
      int codePoint = text.codePointAt(i);
      if (!FaceItemizer.isIgnorable(codePoint) && !face.covers(codePoint)) {
        codePoints.add(codePoint);
      }
      i += Character.charCount(codePoint);
    }
    return codePoints;
  }
}
