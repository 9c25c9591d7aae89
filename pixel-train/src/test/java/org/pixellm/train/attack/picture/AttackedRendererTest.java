// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.attack.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.PictureAttack;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.testkit.PatchPerLetter;
import org.pixellm.plugins.testkit.TextRendererContract;
import org.pixellm.train.random.RandomSource;

/** A renderer whose pictures are attacked keeps the laws of renderers. */
class AttackedRendererTest extends TextRendererContract {
  private static final TextRenderer CLEAN = new PatchPerLetter();

  /** Makes one pixel of each patch white with the severity's probability, another grey. */
  private static final PictureAttack DOTS =
      (clean, severity, random) -> {
        byte[] pixels = pixels(clean);
        for (int patch = 0; patch < clean.patchCount(); patch++) {
          double number = random.nextDouble();
          if (!clean.alignment().isSeparator(patch)) {
            pixels[patch * clean.patchLength()] = (byte) (number < severity ? 255 : 0);
            pixels[patch * clean.patchLength() + 1] = (byte) (255 * severity * number);
          }
        }
        return new RenderedText(
            clean.patchSize(), clean.channels(), pixels, clean.alignment(), clean.missingGlyphs());
      };

  private static AttackedRenderer renderer(String name, double severity, long seed) {
    return new AttackedRenderer(
        CLEAN, new SeededPictureAttack(DOTS, name, severity, new RandomSource(seed)));
  }

  @Override
  protected TextRenderer renderer() {
    return renderer("dots", 0.5, 42);
  }

  private static byte[] pixels(RenderedText text) {
    byte[] pixels = new byte[text.patchCount() * text.patchLength()];
    text.copyPatches(0, text.patchCount(), pixels, 0);
    return pixels;
  }

  private static byte[] drawn(TextRenderer renderer, TextInput input) {
    return pixels(renderer.render(input, 40));
  }

  @Test
  void theSameTextIsDisturbedInTheSameWay() {
    TextRenderer renderer = renderer();
    TextInput input = TextInput.of("the same text");
    byte[] first = drawn(renderer, input);
    drawn(renderer, TextInput.of("another"));
    assertArrayEquals(first, drawn(renderer, input));
    assertArrayEquals(first, drawn(renderer("dots", 0.5, 42), TextInput.of("the same text")));
    assertArrayEquals(first, pixels(renderer.renderWindows(input, 40, 0).get(0)));
  }

  @Test
  void seedNameTextAndWindowCount() {
    TextInput input = TextInput.of("aaaaaaaaaaaaaaaaaaaa");
    byte[] first = drawn(renderer("dots", 0.5, 42), input);
    assertFalse(Arrays.equals(first, drawn(renderer("dots", 0.5, 43), input)));
    assertFalse(Arrays.equals(first, drawn(renderer("spots", 0.5, 42), input)));
    List<RenderedText> windows = renderer("dots", 0.5, 42).renderWindows(input, 11, 0);
    assertEquals(2, windows.size());
    assertFalse(Arrays.equals(pixels(windows.get(0)), pixels(windows.get(1))));
    // Both draw the same letters: the place where one word ends counts.
    TextInput one = new TextInput.Words(List.of("aaaaaa", "a"));
    TextInput other = new TextInput.Words(List.of("a", "aaaaaa"));
    assertArrayEquals(drawn(CLEAN, one), drawn(CLEAN, other));
    assertFalse(
        Arrays.equals(
            drawn(renderer("dots", 0.5, 42), one), drawn(renderer("dots", 0.5, 42), other)));
  }

  @Test
  void severitiesShareTheirRandomNumbers() {
    TextInput input = TextInput.of("several letters, each with a number");
    byte[] some = drawn(renderer("dots", 0.3, 1), input);
    byte[] more = drawn(renderer("dots", 0.7, 1), input);
    int length = CLEAN.patchSize() * CLEAN.patchSize();
    int hit = 0;
    for (int i = 0; i < some.length - length; i += length) {
      if (some[i] == (byte) 255) {
        assertEquals(some[i], more[i]);
        hit++;
      }
    }
    assertTrue(hit > 0, "no letter was hit");
    assertArrayEquals(
        drawn(CLEAN, input),
        drawn(
            new AttackedRenderer(
                CLEAN,
                new SeededPictureAttack(
                    (clean, severity, random) -> severity > 0 ? null : clean,
                    "strict",
                    0,
                    new RandomSource(1))),
            input));
  }

  @Test
  void passesForTheRendererThatDraws() {
    TextRenderer renderer = renderer();
    assertEquals(CLEAN.configuration(), renderer.configuration());
    assertEquals(CLEAN.fingerprint(), renderer.fingerprint());
    assertEquals(CLEAN.patchSize(), renderer.patchSize());
    assertEquals(CLEAN.channels(), renderer.channels());
    assertEquals(0, renderer.vocabulary());
  }

  @Test
  void tokensAreNoPictures() {
    TextRenderer tokens =
        new PatchPerLetter() {
          @Override
          public int vocabulary() {
            return 260;
          }
        };
    SeededPictureAttack attack = new SeededPictureAttack(DOTS, "dots", 1, new RandomSource(1));
    PixelException e =
        assertThrows(PixelException.class, () -> new AttackedRenderer(tokens, attack));
    assertEquals(
        "the renderer patch-per-letter draws no pictures but cuts text into 260 kinds of tokens; an attack on pictures needs a model that reads pictures",
        e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new SeededPictureAttack(DOTS, "dots", 1.5, new RandomSource(1)));
  }
}
