// SPDX-License-Identifier: Apache-2.0
package com.example.braille;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.plugins.render.ClusterDrawing;
import org.pixellm.plugins.render.GlyphImage;
import org.pixellm.plugins.render.PlacedGlyph;
import org.pixellm.render.core.RecordSettings;
import org.pixellm.render.core.shape.GlyphBackend;
import org.pixellm.render.core.shape.GlyphShape;

/** Draws characters as cells of dots. Has no state, so threads can share it. */
final class BrailleBackend implements GlyphBackend {
  static final String NAME = "braille";

  private static final int ROWS = 4;
  private static final int COLUMNS = 2;

  /** Bit of the dot in a row and column: 1 2 3 7 on the left, 4 5 6 8 on the right. */
  private static final List<List<Integer>> BITS = List.of(List.of(0, 1, 2, 6), List.of(3, 4, 5, 7));

  private final BrailleConfig config;

  BrailleBackend(BrailleConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Object> configuration() {
    return RecordSettings.of(config);
  }

  @Override
  public Map<String, String> versions() {
    return Map.of("alphabet", "English, grade 1");
  }

  @Override
  public int patchSize() {
    return 16;
  }

  @Override
  public int baseline() {
    return 15;
  }

  @Override
  public List<GlyphShape> shape(String run, boolean rightToLeft) {
    List<GlyphShape> shapes = new ArrayList<>();
    for (int at = 0; at < run.length(); ) {
      int codePoint = run.codePointAt(at);
      int end = at + Character.charCount(codePoint);
      shapes.add(new GlyphShape(at, end, drawing(codePoint)));
      at = end;
    }
    if (rightToLeft) {
      Collections.reverse(shapes); // shapes are told from left to right
    }
    return shapes;
  }

  private ClusterDrawing drawing(int codePoint) {
    int pitch = config.dot() + config.gap();
    int width = COLUMNS * pitch + config.gap();
    if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
      return ClusterDrawing.blank(width);
    }
    Optional<List<Integer>> known = BrailleAlphabet.cells(codePoint);
    List<Integer> cells = known.orElse(List.of(BrailleAlphabet.FULL));
    List<PlacedGlyph> glyphs = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      glyphs.add(new PlacedGlyph(image(cells.get(i)), i * width, 0));
    }
    return new ClusterDrawing(
        cells.size() * width, glyphs, known.isPresent() ? List.of() : List.of(codePoint));
  }

  private GlyphImage image(int cell) {
    int pitch = config.dot() + config.gap();
    int width = COLUMNS * pitch - config.gap();
    int height = ROWS * pitch - config.gap();
    byte[] ink = new byte[width * height];
    for (int column = 0; column < COLUMNS; column++) {
      for (int row = 0; row < ROWS; row++) {
        if ((cell >> BITS.get(column).get(row) & 1) == 1) {
          for (int y = row * pitch; y < row * pitch + config.dot(); y++) {
            int from = y * width + column * pitch;
            Arrays.fill(ink, from, from + config.dot(), (byte) 255);
          }
        }
      }
    }
    return GlyphImage.ofCoverage(0, height, width, height, ink);
  }
}
