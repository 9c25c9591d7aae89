// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.PictureAttack;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.javacv.Renderers;
import org.pixellm.render.samples.LanguageSamples;

class PictureAttacksTest {
  private static final int SIZE = 16;

  private static byte[] attacked(String name, RenderedText clean, double severity, long seed) {
    return Pictures.pixels(Attacks.named(name).attack(clean, severity, new SplittableRandom(seed)));
  }

  @Test
  void whitePaperStaysWhiteBesideASeparator() {
    RenderedText clean = Pictures.blank(2, 3);
    for (String name : Set.of("blur", "low-contrast", "rotation")) {
      assertArrayEquals(Pictures.pixels(clean), attacked(name, clean, 1, 1), name);
    }
  }

  @Test
  void writingOfEveryLanguageIsDisturbed() {
    TextRenderer renderer = Renderers.named("awt");
    LanguageSamples.all()
        .forEach(
            (language, text) -> {
              RenderedText clean = renderer.render(TextInput.of(text), 40);
              for (Map.Entry<String, PictureAttack> attack : Attacks.all().entrySet()) {
                String message = attack.getKey() + " of " + language;
                RenderedText disturbed =
                    attack.getValue().attack(clean, 1, new SplittableRandom(7));
                assertEquals(clean.patchCount(), disturbed.patchCount(), message);
                boolean same = Arrays.equals(Pictures.pixels(clean), Pictures.pixels(disturbed));
                // there is no room for words to turn whose signs fill the strip
                assertFalse(same && !attack.getKey().equals("rotation"), message);
                assertArrayEquals(
                    Pictures.pixels(clean),
                    Pictures.pixels(attack.getValue().attack(clean, 0, new SplittableRandom(7))),
                    message);
              }
            });
  }

  @Test
  void threeEqualChannelsGetWhatOneGets() {
    RenderedText grey = Pictures.stored();
    RenderedText colour = Pictures.coloured(grey);
    for (Map.Entry<String, PictureAttack> attack : Attacks.all().entrySet()) {
      RenderedText one = attack.getValue().attack(grey, 0.6, new SplittableRandom(3));
      RenderedText three = attack.getValue().attack(colour, 0.6, new SplittableRandom(3));
      assertArrayEquals(
          Pictures.pixels(Pictures.coloured(one)), Pictures.pixels(three), attack.getKey());
    }
  }

  @Test
  void coloursStayApart() {
    // Red ink: full red, no green, no blue.
    byte[] pixels = new byte[3 * SIZE * SIZE];
    Arrays.fill(pixels, 0, SIZE * SIZE, (byte) 255);
    RenderedText red =
        new RenderedText(SIZE, 3, pixels, new Alignment.Builder(1, 0).build(), Map.of());
    RenderedText pale = Attacks.named("low-contrast").attack(red, 1, new SplittableRandom(1));
    assertEquals(255, pale.pixel(0, 8, 8));
    assertEquals(230, pale.pixel(1, 8, 8));
    assertEquals(230, pale.pixel(2, 8, 8));
    RenderedText small = Attacks.named("jpeg").attack(red, 1, new SplittableRandom(1));
    assertTrue(small.pixel(0, 8, 8) > 200, "red is " + small.pixel(0, 8, 8));
    assertTrue(small.pixel(2, 8, 8) < 60, "blue is " + small.pixel(2, 8, 8));
  }

  @Test
  void pixelsThatAreHitStayHit() {
    RenderedText clean = Pictures.stored();
    byte[] pixels = Pictures.pixels(clean);
    byte[] before = pixels;
    for (double severity : new double[] {0.2, 0.5, 0.8, 1}) {
      byte[] now = attacked("salt-and-pepper", clean, severity, 5);
      int more = 0;
      for (int i = 0; i < now.length; i++) {
        if (before[i] != pixels[i]) {
          assertEquals(before[i], now[i], "at " + severity);
        }
        more += now[i] != before[i] ? 1 : 0;
      }
      assertTrue(more > 0, "nothing was hit at " + severity);
      before = now;
    }
  }

  @Test
  void noiseHitsItsShareHalfBlackHalfWhite() {
    byte[] grey = new byte[400 * SIZE * SIZE];
    Arrays.fill(grey, (byte) 100);
    RenderedText clean =
        new RenderedText(SIZE, 1, grey, new Alignment.Builder(400, 0).build(), Map.of());
    byte[] noisy = attacked("salt-and-pepper", clean, 0.5, 9);
    int black = 0;
    int white = 0;
    for (byte pixel : noisy) {
      black += pixel == 0 ? 1 : 0;
      white += pixel == (byte) 255 ? 1 : 0;
    }
    // Half of 30 %; the deviation of each share is about 0.1 %.
    assertEquals(0.075, black / (double) noisy.length, 0.005);
    assertEquals(0.075, white / (double) noisy.length, 0.005);
  }

  @Test
  void blurSpreadsInkAndLosesNoneInside() {
    byte[] pixels = new byte[3 * SIZE * SIZE];
    Arrays.fill(pixels, (byte) 255);
    pixels[SIZE * SIZE + 8 * SIZE + 8] = 0; // one black pixel in the middle
    RenderedText dot =
        new RenderedText(SIZE, 1, pixels, new Alignment.Builder(3, 0).build(), Map.of());
    RenderedText blurred = Attacks.named("blur").attack(dot, 0.5, new SplittableRandom(1));
    int middle = 255 - blurred.pixel(0, 24, 8);
    int beside = 255 - blurred.pixel(0, 25, 8);
    // A Gaussian of sigma 1: 255 / (2 pi), and e^-0.5 of it one pixel off.
    assertEquals(40.6, middle, 1.5);
    assertEquals(24.6, beside, 1.5);
    assertEquals(beside, 255 - blurred.pixel(0, 24, 9));
    assertEquals(beside, 255 - blurred.pixel(0, 23, 8));
  }

  @Test
  void contrastFadesLinearly() {
    RenderedText clean = Pictures.stored();
    byte[] before = Pictures.pixels(clean);
    byte[] now = attacked("low-contrast", clean, 0.5, 1);
    for (int i = 0; i < now.length; i++) {
      if (!clean.alignment().isSeparator(i / clean.patchLength())) {
        double ink = 255 - (before[i] & 0xFF);
        assertEquals(255 - 0.55 * ink, now[i] & 0xFF, 0.51);
      }
    }
  }

  @Test
  void turnedInkStaysOnTheStrip() {
    for (RenderedText clean : Pictures.all()) {
      for (long seed = 0; seed < 4; seed++) {
        RenderedText turned =
            Attacks.named("rotation").attack(clean, 1, new SplittableRandom(seed));
        double before = ink(clean);
        double after = ink(turned);
        // Interpolation makes letters a little bolder, and faint rims come to lie beyond the edge.
        assertTrue(
            after >= 0.98 * before && after <= 1.1 * before, after + " of " + before + " is left");
      }
    }
  }

  private static double ink(RenderedText text) {
    double sum = 0;
    for (int patch = 0; patch < text.patchCount(); patch++) {
      for (int i = 0; i < SIZE * SIZE && !text.alignment().isSeparator(patch); i++) {
        sum += 255 - text.pixel(0, patch * SIZE + i % SIZE, i / SIZE);
      }
    }
    return sum;
  }

  @Test
  void aDrawDecidesWhichWayAWordTurns() {
    RenderedText clean = Pictures.stored();
    Set<Integer> results = new HashSet<>();
    for (long seed = 0; seed < 8; seed++) {
      results.add(Arrays.hashCode(attacked("rotation", clean, 1, seed)));
    }
    assertEquals(8, results.size(), "2^10 ways are there to turn ten words");
  }

  @Test
  void stripsWiderThanAJpegAreTaken() {
    RenderedText stored = Pictures.stored();
    int patches = 4200;
    byte[] pixels = new byte[patches * stored.patchLength()];
    for (int patch = 0; patch < patches; patch++) {
      stored.copyPatches(patch % 20, 1, pixels, patch * stored.patchLength());
    }
    RenderedText wide =
        new RenderedText(SIZE, 1, pixels, new Alignment.Builder(patches, 0).build(), Map.of());
    byte[] compressed = attacked("jpeg", wide, 0.5, 1);
    byte[] first = Arrays.copyOf(compressed, 20 * SIZE * SIZE);
    int last = (patches - 20) * SIZE * SIZE;
    // In grey every block is coded by itself.
    assertArrayEquals(first, Arrays.copyOfRange(compressed, last, last + first.length));
    assertNotEquals(Arrays.hashCode(pixels), Arrays.hashCode(compressed));
  }

  @Test
  void settingsAreChecked() {
    refused("sigma is 0.0 but must be above 0, and at most 8 pixels", () -> new BlurConfig(0));
    refused("sigma is NaN", () -> new BlurConfig(Double.NaN));
    refused("share is 1.5", () -> new SaltAndPepperConfig(1.5));
    refused("worst_quality is 100 but must be from 1 to 99", () -> new JpegConfig(100));
    refused("degrees is 16.0", () -> new RotationConfig(16));
    refused("fade is 0.0", () -> new LowContrastConfig(0));
  }

  private static void refused(String part, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(part), message);
  }
}
