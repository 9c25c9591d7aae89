// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.drawtext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.javacv.Renderers;
import org.pixellm.render.samples.LanguageSamples;

/** Words of 56 texts: drawn as awt draws them, or refused by the name of their script. */
class DrawnLanguagesTest {
  private static final TextRenderer DRAWTEXT = Renderers.named("javacv");
  private static final TextRenderer AWT = Renderers.named("awt");
  private static final int LONGEST = 500;

  /** The languages whose letters join or move, or whose marks do, and the script to be named. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("udhr/arb", "Arabic"),
          Map.entry("udhr/pes_1", "Arabic"),
          Map.entry("udhr/urd", "Arabic"),
          Map.entry("udhr/heb", "Hebrew"),
          Map.entry("bible/Syriac-NT", "Syriac"),
          Map.entry("udhr/hin", "Devanagari"),
          Map.entry("udhr/mar", "Devanagari"),
          Map.entry("udhr/ben", "Bengali"),
          Map.entry("udhr/guj", "Gujarati"),
          Map.entry("bible/Gujarati-NT", "Gujarati"),
          Map.entry("udhr/pan", "Gurmukhi"),
          Map.entry("udhr/tam", "Tamil"),
          Map.entry("udhr/tel", "Telugu"),
          Map.entry("udhr/kan", "Kannada"),
          Map.entry("udhr/mal", "Malayalam"),
          Map.entry("udhr/sin", "Sinhala"),
          Map.entry("udhr/tha", "Thai"),
          Map.entry("udhr/lao", "Lao"),
          Map.entry("udhr/khm", "Khmer"),
          Map.entry("udhr/mya", "Myanmar"),
          Map.entry("udhr/bod", "Tibetan"));

  @TestFactory
  Stream<DynamicTest> isDrawnAsAwtDoesOrRefused() {
    return LanguageSamples.all().entrySet().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.getKey(),
                    () -> {
                      String script = REFUSED.get(sample.getKey());
                      if (script == null) {
                        assertDrawn(sample.getKey(), sample.getValue());
                      } else {
                        assertRefused(script, sample.getValue());
                      }
                    }));
  }

  private static void assertRefused(String script, String text) {
    String message =
        assertThrows(PixelException.class, () -> DRAWTEXT.render(TextInput.of(text), 529))
            .getMessage();
    assertTrue(message.contains("the script " + script + " ("), message);
    assertTrue(message.endsWith("choose the renderer awt or harfbuzz"), message);
  }

  private static void assertDrawn(String name, String all) {
    TextInput text = TextInput.of(all.substring(0, Math.min(all.length(), LONGEST)));
    RenderedText ours = DRAWTEXT.render(text, 1000);
    RenderedText awt = AWT.render(text, 1000);
    double likeness = InkLikeness.of(ours, awt);
    System.out.printf(
        "%-20s %4d patches, awt %4d, likeness %.3f%n",
        name, ours.patchCount(), awt.patchCount(), likeness);
    assertEquals(Map.of(), ours.missingGlyphs());
    assertEquals(awt.alignment().clusters().size(), ours.alignment().clusters().size());
    assertEquals(1, (double) ours.patchCount() / awt.patchCount(), 0.03);
    assertTrue(likeness > 0.9, "likeness " + likeness);
  }
}
