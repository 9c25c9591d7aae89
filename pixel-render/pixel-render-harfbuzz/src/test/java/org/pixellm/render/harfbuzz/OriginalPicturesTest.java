// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  /** First column that differs, and why. */
  private static final Map<String, Integer> SAME_UP_TO =
      Map.of(
          // The blank after a word of a list, left of a Hebrew one, is as wide as in Noto Sans, one
          // pixel narrower than in the original.
          "hebrew_words", 4,
          // So is a blank after digits within Hebrew.
          "qa_hebrew", 276,
          // The original draws the outline of coloured emoji in solid black, we have a font of
          // outlines.
          "emoji", 72,
          // The original draws a box with the code point's digits in it, we the font's own box.
          "unknown_glyph", 9);

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
    Integer sameUpTo = SAME_UP_TO.get(name);
    if (sameUpTo != null) {
      assertTrue(difference.firstColumn() > sameUpTo, name + ": " + difference);
    } else {
      assertEquals(0, difference.mean(), HINTED_OTHERWISE.getOrDefault(name, 0.0), name);
    }
  }

  @Test
  void whatIsAccountedForIsThere() {
    assertEquals(30, pictures.size());
    assertTrue(pictures.keySet().containsAll(HINTED_OTHERWISE.keySet()));
    assertTrue(pictures.keySet().containsAll(SAME_UP_TO.keySet()));
  }
}
