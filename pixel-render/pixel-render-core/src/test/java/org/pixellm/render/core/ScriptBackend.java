// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.render.ClusterDrawing;
import org.pixellm.plugins.render.GlyphImage;
import org.pixellm.plugins.render.PlacedGlyph;
import org.pixellm.render.core.shape.GlyphBackend;
import org.pixellm.render.core.shape.GlyphShape;

/**
 * A back end for tests that has what makes scripts difficult: letters of many widths, ligatures,
 * marks and format characters without width, wide ideographs and emoji, letters read from right to
 * left, and characters that are in no font. Visible ink is as wide as its box.
 */
public final class ScriptBackend implements GlyphBackend {
  private static final List<String> LIGATURES = List.of("ffi", "fi", "\u0644\u0627");
  private static final int IDEOGRAPH = 13;
  private static final int EMOJI = 18;
  private static final int SPACE = 3;

  @Override
  public String name() {
    return "scripts";
  }

  @Override
  public Map<String, Object> configuration() {
    return Map.of();
  }

  @Override
  public Map<String, String> versions() {
    return Map.of("scripts", "1");
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
      int at = i;
      int codePoint = run.codePointAt(i);
      int length =
          LIGATURES.stream()
              .filter(ligature -> run.startsWith(ligature, at))
              .mapToInt(String::length)
              .findFirst()
              .orElse(Character.charCount(codePoint));
      shapes.add(new GlyphShape(i, i + length, drawing(codePoint)));
      i += length;
    }
    if (rightToLeft) {
      Collections.reverse(shapes);
    }
    return shapes;
  }

  /** Whether a code point takes room. */
  static boolean hasWidth(int codePoint) {
    return !isMark(codePoint)
        && !UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static ClusterDrawing drawing(int codePoint) {
    if (isMark(codePoint)) {
      return new ClusterDrawing(0, List.of(block(2, 3, -4)), List.of());
    }
    if (!hasWidth(codePoint)) {
      return ClusterDrawing.blank(0);
    }
    if (Character.isSpaceChar(codePoint)) {
      return ClusterDrawing.blank(SPACE);
    }
    int width = width(codePoint);
    boolean lacking = codePoint == '#' || Character.getType(codePoint) == Character.PRIVATE_USE;
    return new ClusterDrawing(
        width, List.of(block(width, 9, 0)), lacking ? List.of(codePoint) : List.of());
  }

  private static int width(int codePoint) {
    if (codePoint >= 0x1F000 && codePoint < 0x1FB00) {
      return EMOJI;
    }
    return codePoint >= 0x2E80 && codePoint < 0xD800 ? IDEOGRAPH : 4 + codePoint % 9;
  }

  private static PlacedGlyph block(int width, int height, int dx) {
    byte[] ink = new byte[width * height];
    Arrays.fill(ink, (byte) 255);
    return new PlacedGlyph(GlyphImage.ofCoverage(0, height, width, height, ink), dx, 0);
  }
}
