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
    int[] later = clustersFrom(count);
    int after = end;
    for (int i = 0; i < count; ) {
      int next = i + 1;
      int low = run.cluster(i);
      int high = low;
      while (next < count && (rightToLeft ? later[next] >= low : later[next] <= high)) {
        low = Math.min(low, run.cluster(next));
        high = Math.max(high, run.cluster(next));
        next++;
      }
      int from = (rightToLeft ? next == count : i == 0) ? start : low;
      int to = rightToLeft ? after : next == count ? end : later[next];
      after = from;
      shapes.add(new GlyphShape(from, to, drawing(i, next, from, to)));
      i = next;
    }
  }

  /**
   * For each glyph the last, in reading order, of the characters that it or one right of it belongs
   * to (from right to left), or the first (from left to right). Glyphs that stand between others of
   * the same characters belong to one shape with them: HarfBuzz reorders long syllables without
   * saying so.
   */
  private int[] clustersFrom(int count) {
    int[] from = new int[count];
    for (int i = count - 1; i >= 0; i--) {
      int cluster = run.cluster(i);
      if (i + 1 < count) {
        int next = from[i + 1];
        cluster = rightToLeft ? Math.max(cluster, next) : Math.min(cluster, next);
      }
      from[i] = cluster;
    }
    return from;
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
