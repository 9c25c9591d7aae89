// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.drawtext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.javacv.Renderers;

class DrawtextBackendTest {
  private static final TextRenderer DRAWTEXT = Renderers.named("javacv");
  private static final TextRenderer AWT = Renderers.named("awt");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The quick brown fox jumps over the lazy dog.",
        "\u0395\u03bb\u03bb\u03b7\u03bd\u03b9\u03ba\u03ac \u03ba\u03b1\u03b9",
        "\u0420\u0443\u0441\u0441\u043a\u0438\u0439 \u044f\u0437\u044b\u043a",
        "\u0540\u0561\u0575\u0565\u0580\u0565\u0576",
        "\u10e5\u10d0\u10e0\u10d7\u10e3\u10da\u10d8",
        "\u2c80\u2c81\u2c82\u2c83\u2c84",
        "\u13e3\u13b3\u13a9",
        "\u1403\u14c4\u1483\u144e\u1450\u1466",
        "\u12a0\u121b\u122d\u129b",
        "\u6f22\u5b57\u3072\u3089\u30ab\u30ca",
        "\ud55c\uad6d\uc5b4",
        "\u2803\u2817\u2807 \u2801\u2803\u2809",
        "\u3105\u3106\u3107\u3108 \u311a\u311b\u02ca",
        "\u2211 \u222b \u221e \u2260 \u2192 \u2014",
        "%{pts} \\ ' : , [x] ;",
      })
  void drawsAsAwtDoes(String text) {
    RenderedText ours = DRAWTEXT.render(TextInput.of(text), 200);
    RenderedText awt = AWT.render(TextInput.of(text), 200);
    assertTrue(ours.missingGlyphs().isEmpty(), "missing " + ours.missingGlyphs());
    double likeness = InkLikeness.of(ours, awt);
    System.out.printf(
        "%s: %.3f, %d and %d patches%n", text, likeness, ours.patchCount(), awt.patchCount());
    assertEquals(awt.patchCount(), ours.patchCount(), 1);
    assertEquals(awt.alignment().clusters().size(), ours.alignment().clusters().size());
    assertTrue(likeness > 0.93, "likeness " + likeness);
  }

  @ParameterizedTest
  @CsvSource({
    "Arabic,\u0627\u0644\u0633\u0644\u0627\u0645",
    "Devanagari,\u0928\u092e\u0938\u094d\u0924\u0947",
    "Tamil,\u0ba4\u0bae\u0bbf\u0bb4\u0bcd",
  })
  void namesTheScriptItCannotDraw(String script, String text) {
    String message =
        assertThrows(PixelException.class, () -> DRAWTEXT.render(TextInput.of("abc " + text), 50))
            .getMessage();
    assertTrue(message.contains("script " + script), message);
    assertTrue(message.contains("awt or harfbuzz"), message);
  }

  @Test
  void manyThreadsDrawTheSame() {
    String text =
        "Shared by threads: \u00c5ngstr\u00f6m, na\u00efve, \u0142\u00f3d\u017a 0123456789";
    List<Integer> hashes =
        IntStream.range(0, 8)
            .parallel()
            .map(
                i ->
                    java.util.Arrays.hashCode(
                        InkLikeness.columns(DRAWTEXT.render(TextInput.of(text), 100))))
            .boxed()
            .distinct()
            .toList();
    assertEquals(1, hashes.size());
  }

  @Test
  void hasAFingerprint() {
    assertEquals(DRAWTEXT.fingerprint(), Renderers.named("javacv").fingerprint());
  }
}
