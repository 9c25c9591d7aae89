// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

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
 * A back end for tests whose letters are black blocks of many widths, with the ligature "fi", marks
 * without width, and wide ideographs.
 *
 * @param height of a block in pixels, from the baseline up: 1 to 12
 */
public record BlockBackend(String name, int height) implements GlyphBackend {
  @Override
  public Map<String, Object> configuration() {
    return Map.of();
  }

  @Override
  public Map<String, String> versions() {
    return Map.of();
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
      int point = run.codePointAt(i);
      int end = i + (run.startsWith("fi", i) ? 2 : Character.charCount(point));
      shapes.add(new GlyphShape(i, end, drawing(point)));
      i = end;
    }
    if (rightToLeft) {
      Collections.reverse(shapes);
    }
    return shapes;
  }

  private ClusterDrawing drawing(int point) {
    if (Character.getType(point) == Character.NON_SPACING_MARK) {
      return ClusterDrawing.blank(0);
    }
    if (Character.isSpaceChar(point)) {
      return ClusterDrawing.blank(4);
    }
    int width = point >= 0x2E80 ? 13 : 4 + point % 9;
    byte[] ink = new byte[width * height];
    Arrays.fill(ink, (byte) 255);
    GlyphImage image = GlyphImage.ofCoverage(0, height, width, height, ink);
    return new ClusterDrawing(width, List.of(new PlacedGlyph(image, 0, 0)), List.of());
  }
}
