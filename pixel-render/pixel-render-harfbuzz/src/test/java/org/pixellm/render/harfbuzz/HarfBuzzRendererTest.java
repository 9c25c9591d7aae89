// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.PluginKind;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.RendererFingerprint;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.shape.BaseDirection;
import org.pixellm.render.samples.OddTextCheck;

class HarfBuzzRendererTest {
  @TempDir Path folder;

  private final TextRenderer renderer = Renderers.harfbuzz();

  private int[] inkRows(String text) {
    RenderedText drawn = renderer.render(TextInput.of(text), 99);
    return Ink.rows(drawn, drawn.patchCount() - 1);
  }

  private static int[] rows(int first, int last) {
    return IntStream.rangeClosed(first, last).toArray();
  }

  private static HarfBuzzConfig changed(double fontSize, boolean kerning, Hinting hinting) {
    return new HarfBuzzConfig(
        fontSize, 16, 12, kerning, hinting, List.of(), List.of(), false, BaseDirection.AUTO);
  }

  @Test
  void isFoundByItsName() {
    assertTrue(
        ServiceLoader.load(PluginKind.RENDERER.factoryType()).stream()
            .anyMatch(found -> found.get().name().equals("harfbuzz")));
  }

  @Test
  void lettersStandOnTheOriginalsRows() {
    assertArrayEquals(rows(3, 11), inkRows("H"));
    assertArrayEquals(rows(5, 11), inkRows("x"));
    assertArrayEquals(rows(5, 14), inkRows("g"));
  }

  @Test
  void aCharacterInNoFontIsABoxAndIsCounted() {
    RenderedText drawn = renderer.render(TextInput.of("\uE123 \udb40\udc02 \uE123"), 40);
    assertEquals(Map.of(0xE123, 2), drawn.missingGlyphs());
    assertTrue(Ink.mean(drawn, 0) > 10);
  }

  @Test
  void defaultIgnorablesAreNotMissing() {
    RenderedText drawn = renderer.render(TextInput.of("a\u200db\u2060c\ufe0f\u00ad"), 40);
    assertEquals(Map.of(), drawn.missingGlyphs());
    RenderedText without = renderer.render(TextInput.of("abc"), 40);
    assertArrayEquals(Ink.bytes(without), Ink.bytes(drawn));
  }

  @Test
  void kerningCanBeLeftOut() {
    TextInput pairs = TextInput.of("AVAVAVAVAVAVAVAVAV");
    HarfBuzzConfig without = changed(40.0 / 3, false, Hinting.SLIGHT);
    int narrow = renderer.render(pairs, 99).patchCount();
    int wide = Renderers.harfbuzz(without).render(pairs, 99).patchCount();
    assertTrue(wide > narrow, wide + " patches without kerning, " + narrow + " with");
  }

  @Test
  void hintingPutsLevelStrokesOnWholeRows() {
    // The letter is 7.1 pixels high.
    TextInput text = TextInput.of("zzzz");
    HarfBuzzConfig unhinted = changed(40.0 / 3, true, Hinting.NONE);
    RenderedText plain = Renderers.harfbuzz(unhinted).render(text, 9);
    RenderedText hinted = renderer.render(text, 9);
    assertTrue(plain.pixel(0, 6, 4) < 255);
    assertEquals(255, hinted.pixel(0, 6, 4));
  }

  @Test
  void fingerprintsTellSettingsApart() {
    RendererFingerprint plain = renderer.fingerprint();
    assertEquals(plain, Renderers.harfbuzz().fingerprint());
    for (HarfBuzzConfig other :
        List.of(
            changed(14, true, Hinting.SLIGHT),
            changed(40.0 / 3, false, Hinting.SLIGHT),
            changed(40.0 / 3, true, Hinting.NONE))) {
      assertFalse(plain.drawsLike(Renderers.harfbuzz(other).fingerprint()), other.toString());
    }
    assertTrue(plain.details().keySet().containsAll(List.of("harfbuzz", "freetype", "lwjgl")));
  }

  @Test
  void settingsAreToldInSnakeCase() {
    Map<String, Object> settings = renderer.configuration();
    assertEquals("harfbuzz", settings.get("renderer"));
    Map<?, ?> config = (Map<?, ?>) settings.get("renderer_config");
    assertEquals(40.0 / 3, config.get("font_size"));
    assertEquals("slight", config.get("hinting"));
    assertEquals(List.of(), config.get("fallback_fonts"));
  }

  @Test
  void fontFilesThatCannotBeReadAreNamed() throws Exception {
    HarfBuzzConfig absent =
        Renderers.withFonts(List.of(folder.resolve("none.ttf").toString()), List.of());
    assertTrue(
        assertThrows(PixelException.class, () -> Renderers.harfbuzz(absent))
            .getMessage()
            .contains("none.ttf"));
    Path text = Files.writeString(folder.resolve("text.ttf"), "this is no font");
    HarfBuzzConfig broken = Renderers.withFonts(List.of(), List.of(text.toString()));
    assertTrue(
        assertThrows(PixelException.class, () -> Renderers.harfbuzz(broken))
            .getMessage()
            .contains("text.ttf is no font"));
    Path empty = Files.createFile(folder.resolve("empty.ttf"));
    HarfBuzzConfig nothing = Renderers.withFonts(List.of(empty.toString()), List.of());
    assertThrows(PixelException.class, () -> Renderers.harfbuzz(nothing));
  }

  @Test
  void sizesThatCannotBeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> changed(Double.NaN, true, Hinting.SLIGHT));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new HarfBuzzConfig(
                13, 16, 17, true, Hinting.SLIGHT, List.of(), List.of(), false, BaseDirection.AUTO));
  }

  @Test
  void otherSizesFillTheirPatches() {
    HarfBuzzConfig large =
        new HarfBuzzConfig(
            20, 24, 18, true, Hinting.SLIGHT, List.of(), List.of(), false, BaseDirection.AUTO);
    RenderedText drawn = Renderers.harfbuzz(large).render(TextInput.of("Hgl"), 9);
    assertEquals(24, drawn.patchSize());
    int[] rows = Ink.rows(drawn, drawn.patchCount() - 1);
    assertTrue(rows[rows.length - 1] > 20 && rows[0] > 0, Arrays.toString(rows));
  }

  @Test
  void inColourTextIsBlackInAllChannels() {
    HarfBuzzConfig rgb = Renderers.inColour();
    RenderedText grey = renderer.render(TextInput.of("What?"), 9);
    RenderedText colour = Renderers.harfbuzz(rgb).render(TextInput.of("What?"), 9);
    assertEquals(3, colour.channels());
    for (int channel = 0; channel < 3; channel++) {
      for (int x = 0; x < 16 * grey.patchCount(); x++) {
        for (int y = 0; y < 16; y++) {
          assertEquals(grey.pixel(0, x, y), colour.pixel(channel, x, y));
        }
      }
    }
  }

  @Test
  void vowelSignsWithoutEndAreOneShape() {
    // HarfBuzz splits each in two and moves the halves, but in syllables as long as this it does
    // not say that their characters belong together.
    for (String sign : List.of("\u0d4a", "\u0bcc", "\u17c4")) {
      RenderedText drawn = renderer.render(TextInput.of(sign.repeat(100)), 529);
      assertEquals(100, drawn.alignment().drawnEnd(0));
    }
  }

  @Test
  void oneLongTextOfOneWordDoesNotTakeForever() {
    String text = "a\u0301".repeat(20_000) + "\u0644\u0627".repeat(20_000);
    Duration took = new OddTextCheck(renderer).drawInWindows(text, 529, 0);
    assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took.toString());
  }
}
