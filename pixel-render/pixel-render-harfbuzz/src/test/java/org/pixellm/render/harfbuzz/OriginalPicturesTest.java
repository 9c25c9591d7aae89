// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.render.harfbuzz.OriginalPicture.Difference;

/**
 * Our strips beside those of the original renderer, pixel by pixel. Every pixel is the same but for
 * those accounted for here.
 */
class OriginalPicturesTest {
  /** FreeType 2.14 hints some glyphs otherwise than 2.12: greatest mean difference of 255. */
  private static final Map<String, Double> HINTED_OTHERWISE =
      Map.of(
          "german", 0.17, // umlauts stand a little higher
          "combining", 1.39, // so do other marks
          "arabic", 0.06,
          "devanagari", 1.60); // vowel signs

  /**
   * The original's baseline moves up by a row if a fallback font reaches lower than Noto Sans. Ours
   * stays, because a letter should look the same in every line; here it is put where theirs was.
   */
  private static final Map<String, Integer> BASELINES = Map.of("arabic", 11, "devanagari", 11);

  /**
   * What is drawn otherwise, and why.
   *
   * @param firstColumn the first that differs
   * @param mean difference of 255
   */
  private record Otherwise(int firstColumn, double mean) {}

  private static final double EXACTNESS = 0.05;

  private static final Map<String, Otherwise> DRAWN_OTHERWISE =
      Map.of(
          // The blank after a word of a list, left of a Hebrew one, is as wide as in Noto Sans, one
          // pixel narrower than in the original.
          "hebrew_words", new Otherwise(5, 24.04),
          // So is a blank after digits within Hebrew.
          "qa_hebrew", new Otherwise(277, 25.71),
          // The original draws the outline of coloured emoji in solid black, we have a font of
          // outlines.
          "emoji", new Otherwise(74, 18.89),
          // The original draws a box with the code point's digits in it, we the font's own box,
          // which is narrower: all after it stands elsewhere.
          "unknown_glyph", new Otherwise(10, 143.92));

  /** Columns of the two emoji. All around them, the words between too, is the original's. */
  private static final BitSet EMOJI = new BitSet();

  static {
    EMOJI.set(74, 87);
    EMOJI.set(119, 134);
  }

  private final Map<String, OriginalPicture> pictures = OriginalPicture.all();

  @TestFactory
  Stream<DynamicTest> everyPixelIsTheOriginals() {
    Map<Integer, org.pixellm.plugins.render.TextRenderer> renderers = new HashMap<>();
    return pictures.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      String name = entry.getKey();
                      OriginalPicture original = entry.getValue();
                      RenderedText ours =
                          renderers
                              .computeIfAbsent(
                                  BASELINES.getOrDefault(name, 12),
                                  row -> Renderers.harfbuzz(Renderers.withBaseline(row)))
                              .render(original.textInput(), original.maxPatches);
                      assertAsExpected(name, OriginalPicture.difference(name, ours));
                    }));
  }

  private static void assertAsExpected(String name, Difference difference) {
    Otherwise otherwise = DRAWN_OTHERWISE.get(name);
    if (otherwise != null) {
      assertEquals(otherwise.firstColumn(), difference.columns().nextSetBit(0), name);
      assertEquals(otherwise.mean(), difference.mean(), EXACTNESS, name);
      assertTrue(!name.equals("emoji") || difference.columns().equals(EMOJI), name);
    } else {
      assertEquals(0, difference.mean(), HINTED_OTHERWISE.getOrDefault(name, 0.0), name);
    }
  }

  @Test
  void whatIsAccountedForIsThere() {
    assertEquals(30, pictures.size());
    assertTrue(pictures.keySet().containsAll(HINTED_OTHERWISE.keySet()));
    assertTrue(pictures.keySet().containsAll(DRAWN_OTHERWISE.keySet()));
  }
}
