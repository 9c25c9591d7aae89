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
        "\u2211 \u222b \u221e \u2260 \u2192 \u2014",
        "%{pts} \\ ' : , [x] ;",
      })
  void drawsAsAwtDoes(String text) {
    RenderedText ours = DRAWTEXT.render(TextInput.of(text), 200);
    RenderedText awt = AWT.render(TextInput.of(text), 200);
    assertTrue(ours.missingGlyphs().isEmpty(), "missing " + ours.missingGlyphs());
    double likeness = likeness(ours, awt);
    System.out.printf(
        "%s: %.3f, %d and %d patches%n", text, likeness, ours.patchCount(), awt.patchCount());
    assertEquals(awt.patchCount(), ours.patchCount(), 1);
    assertEquals(awt.alignment().clusters().size(), ours.alignment().clusters().size());
    assertTrue(likeness > 0.93, "likeness " + likeness);
  }

  /**
   * Letter by letter, since without kerning lines drift: correlation of ink around each cluster.
   */
  private static double likeness(RenderedText a, RenderedText b) {
    double[] x = columns(a);
    double[] y = columns(b);
    double sum = 0;
    int pieces = 0;
    for (int from = 0; from < x.length; from += 48) {
      int start = from;
      int length = Math.min(48, x.length - from);
      if (IntStream.range(0, length).anyMatch(i -> x[start + i] > 0)) {
        sum +=
            IntStream.rangeClosed(-5, 5)
                .mapToDouble(shift -> correlation(x, y, start, length, shift))
                .max()
                .orElseThrow();
        pieces++;
      }
    }
    return sum / pieces;
  }

  private static double[] columns(RenderedText text) {
    return IntStream.range(0, (text.patchCount() - 1) * 16)
        .mapToDouble(x -> IntStream.range(0, 16).map(y -> 255 - text.pixel(0, x, y)).sum())
        .toArray();
  }

  private static double correlation(double[] x, double[] y, int from, int length, int shift) {
    double both = 0;
    double a = 0;
    double b = 0;
    for (int i = from; i < from + length; i++) {
      double other = i + shift < 0 || i + shift >= y.length ? 0 : y[i + shift];
      both += x[i] * other;
      a += x[i] * x[i];
      b += other * other;
    }
    return both / Math.sqrt(Math.max(1, a * b));
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
            .map(i -> java.util.Arrays.hashCode(columns(DRAWTEXT.render(TextInput.of(text), 100))))
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
