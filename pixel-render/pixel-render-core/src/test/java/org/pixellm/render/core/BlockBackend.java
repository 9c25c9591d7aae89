// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.render.ClusterDrawing;
import org.pixellm.plugins.render.GlyphImage;
import org.pixellm.plugins.render.PlacedGlyph;
import org.pixellm.render.core.shape.GlyphBackend;
import org.pixellm.render.core.shape.GlyphShape;

/**
 * A back end for tests in which every letter is a block of known width: 10 pixels, a space 4. The
 * letters "fi" are a ligature of 11 pixels, and '#' is in no font.
 */
public class BlockBackend implements GlyphBackend {
  /** Width of a letter in pixels. */
  public static final int LETTER = 10;

  /** Width of a space in pixels. */
  public static final int SPACE = 4;

  private static final int LIGATURE = 11;

  @Override
  public String name() {
    return "blocks";
  }

  @Override
  public Map<String, Object> configuration() {
    return Map.of("letter", LETTER);
  }

  @Override
  public Map<String, String> versions() {
    return Map.of("blocks", "1");
  }

  @Override
  public int patchSize() {
    return 16;
  }

  @Override
  public int baseline() {
    return 12;
  }

  @Override
  public List<GlyphShape> shape(String run, boolean rightToLeft) {
    List<GlyphShape> shapes = new ArrayList<>();
    for (int i = 0; i < run.length(); ) {
      int codePoint = run.codePointAt(i);
      boolean ligature = run.startsWith("fi", i);
      int end = i + (ligature ? 2 : Character.charCount(codePoint));
      shapes.add(new GlyphShape(i, end, drawing(codePoint, ligature)));
      i = end;
    }
    if (rightToLeft) {
      java.util.Collections.reverse(shapes);
    }
    return shapes;
  }

  private static ClusterDrawing drawing(int codePoint, boolean ligature) {
    if (codePoint == ' ') {
      return ClusterDrawing.blank(SPACE);
    }
    if (Character.getType(codePoint) == Character.NON_SPACING_MARK) {
      return new ClusterDrawing(0, List.of(block(2, 3, -6)), List.of());
    }
    int advance = ligature ? LIGATURE : LETTER;
    return new ClusterDrawing(
        advance, List.of(block(advance, 9, 0)), codePoint == '#' ? List.of(codePoint) : List.of());
  }

  private static PlacedGlyph block(int width, int height, int dx) {
    byte[] ink = new byte[width * height];
    java.util.Arrays.fill(ink, (byte) 255);
    return new PlacedGlyph(GlyphImage.ofCoverage(0, height, width, height, ink), dx, 0);
  }
}
