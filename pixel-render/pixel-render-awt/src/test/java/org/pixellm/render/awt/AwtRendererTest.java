// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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

class AwtRendererTest {
  @TempDir Path folder;

  private final TextRenderer renderer = Renderers.awt();

  private int[] inkRows(String text) {
    RenderedText drawn = renderer.render(TextInput.of(text), 99);
    return Ink.rows(drawn, drawn.patchCount() - 1);
  }

  private static int[] rows(int first, int last) {
    return IntStream.rangeClosed(first, last).toArray();
  }

  @Test
  void isFoundByItsName() {
    assertTrue(
        ServiceLoader.load(PluginKind.RENDERER.factoryType()).stream()
            .anyMatch(found -> found.get().name().equals("awt")));
  }

  @Test
  void lettersStandOnTheOriginalsRows() {
    assertArrayEquals(rows(3, 11), inkRows("H"));
    assertArrayEquals(rows(5, 11), inkRows("x"));
    assertArrayEquals(rows(2, 11), inkRows("l"));
    assertArrayEquals(rows(5, 14), inkRows("g"));
  }

  @Test
  void textStartsTwoPixelsIn() {
    // The stem of H begins one unit's width after its pen; the row is one without crossbar.
    RenderedText drawn = renderer.render(TextInput.of("H"), 9);
    assertEquals(255, drawn.pixel(0, 2, 5));
    assertTrue(drawn.pixel(0, 3, 5) < 128);
  }

  @Test
  void aCharacterInNoFontIsABoxAndIsCounted() {
    RenderedText drawn = renderer.render(TextInput.of("\ue000 \udb40\udc02 \ue000"), 40);
    assertEquals(2, drawn.missingGlyphs().get(0xE000));
    assertTrue(Ink.mean(drawn, 0) > 10);
  }

  @Test
  void defaultIgnorablesAreNotMissing() {
    RenderedText drawn = renderer.render(TextInput.of("a\u200db\u2060c\ufe0f\u00ad"), 40);
    assertEquals(Map.of(), drawn.missingGlyphs());
  }

  @Test
  void aComposedAndADecomposedLetterLookAlike() {
    assertArrayEquals(
        Ink.bytes(renderer.render(TextInput.of("\u00e9t\u00e9"), 20)),
        Ink.bytes(renderer.render(TextInput.of("e\u0301te\u0301"), 20)));
  }

  @Test
  void fingerprintsTellSettingsApart() {
    RendererFingerprint plain = renderer.fingerprint();
    assertEquals(plain, Renderers.awt().fingerprint());
    AwtConfig c = AwtConfig.defaults();
    AwtConfig larger =
        new AwtConfig(
            14,
            c.patchSize(),
            c.baseline(),
            true,
            true,
            List.of(),
            List.of(),
            false,
            false,
            BaseDirection.AUTO);
    assertFalse(plain.drawsLike(Renderers.awt(larger).fingerprint()));
    AwtConfig unfitted =
        new AwtConfig(
            c.fontSize(),
            c.patchSize(),
            c.baseline(),
            true,
            false,
            List.of(),
            List.of(),
            false,
            false,
            BaseDirection.AUTO);
    assertFalse(plain.drawsLike(Renderers.awt(unfitted).fingerprint()));
    assertTrue(plain.details().get("font Noto Sans Arabic Regular").startsWith("2.005, "));
  }

  @Test
  void theFixedPageIsAsItWasWhenModelsWereTrained() {
    // If this fails, saved models see other pictures than they were trained on. Scripts that the
    // JDK has to shape are left out: how it places their marks depends on its version.
    Map<String, String> details = renderer.fingerprint().details();
    assertEquals("31b37ea72caa", details.get("page: Latin"));
    assertEquals("188dbc369593", details.get("page: Greek"));
    assertEquals("05496b98467f", details.get("page: Cyrillic"));
    assertEquals("361abf210e66", details.get("page: text that is cut"));
    assertEquals("19385b154e4a", details.get("page: pairs"));
  }

  @Test
  void settingsAreToldInSnakeCase() {
    Map<String, Object> settings = renderer.configuration();
    assertEquals("awt", settings.get("renderer"));
    assertEquals("continuous", settings.get("mode"));
    assertEquals(
        Map.of("margin", 2, "reference", false, "first_max_patches", 0),
        settings.get("mode_config"));
    Map<?, ?> config = (Map<?, ?>) settings.get("renderer_config");
    assertEquals(40.0 / 3, config.get("font_size"));
    assertEquals(false, config.get("allow_platform_fonts"));
  }

  @Test
  void fontFilesThatCannotBeReadAreNamed() throws Exception {
    AwtConfig absent = Renderers.withFonts(List.of(folder.resolve("none.ttf").toString()));
    assertTrue(
        assertThrows(PixelException.class, () -> Renderers.awt(absent))
            .getMessage()
            .contains("none.ttf"));
    Path text = Files.writeString(folder.resolve("text.ttf"), "this is no font");
    AwtConfig broken = Renderers.withFonts(List.of(text.toString()));
    assertTrue(
        assertThrows(PixelException.class, () -> Renderers.awt(broken))
            .getMessage()
            .contains("no font"));
  }

  @Test
  void sizesThatCannotBeAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new AwtConfig(
                Double.NaN,
                16,
                12,
                true,
                true,
                List.of(),
                List.of(),
                false,
                false,
                BaseDirection.AUTO));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new AwtConfig(
                13, 16, 17, true, true, List.of(), List.of(), false, false, BaseDirection.AUTO));
  }

  @Test
  void otherSizesFillTheirPatches() {
    AwtConfig large =
        new AwtConfig(
            20, 24, 18, true, true, List.of(), List.of(), false, false, BaseDirection.AUTO);
    RenderedText drawn = Renderers.awt(large).render(TextInput.of("Hgl"), 9);
    assertEquals(24, drawn.patchSize());
    int[] rows = Ink.rows(drawn, drawn.patchCount() - 1);
    assertTrue(rows[rows.length - 1] > 20 && rows[0] > 0, Arrays.toString(rows));
    assertNotEquals(255, drawn.pixel(0, 5, 10) & drawn.pixel(0, 4, 10));
  }

  @Test
  void threeChannelsHoldTheSameBlackText() {
    TextInput text = TextInput.of("Three channels");
    RenderedText grey = renderer.render(text, 20);
    RenderedText colour =
        Renderers.awt(Renderers.drawing(true, BaseDirection.AUTO)).render(text, 20);
    assertEquals(3, colour.channels());
    assertEquals(grey.patchCount(), colour.patchCount());
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < grey.patchCount() * 16; x++) {
        for (int channel = 0; channel < 3; channel++) {
          assertEquals(grey.pixel(0, x, y), colour.pixel(channel, x, y), x + ", " + y);
        }
      }
    }
  }

  @Test
  void theBaseDirectionDecidesOnWhichSideTheFirstWordStands() {
    TextInput text = TextInput.of("abc \u05d0\u05d1\u05d2");
    RenderedText leftToRight = renderer.render(text, 20);
    RenderedText rightToLeft =
        Renderers.awt(Renderers.drawing(false, BaseDirection.RTL)).render(text, 20);
    assertEquals(0, leftToRight.alignment().patchesOf(0, 0).orElseThrow().start());
    assertTrue(rightToLeft.alignment().patchesOf(0, 0).orElseThrow().start() > 0);
    assertEquals(0, rightToLeft.alignment().patchesOf(0, 6).orElseThrow().start());
  }

  @Test
  void oneLongTextOfOneWordDoesNotTakeForever() {
    String text = "a\u0301".repeat(20_000) + "\u0644\u0627".repeat(20_000);
    List<RenderedText> windows = renderer.renderWindows(TextInput.of(text), 529, 0);
    RenderedText last = windows.get(windows.size() - 1);
    assertEquals(text.length(), last.alignment().drawnEnd(0));
  }
}
