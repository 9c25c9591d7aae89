// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.drawtext;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.mode.ContinuousMode;
import org.pixellm.render.core.mode.ContinuousModeFactory;
import org.pixellm.render.core.mode.MonoModeFactory;
import org.pixellm.render.fonts.BundledFont;
import org.pixellm.render.fonts.BundledFonts;

/** Fonts of the user, before the bundled ones and after them. */
class DrawtextFontsTest {
  private static final LayoutMode CONTINUOUS =
      new ContinuousMode(new ContinuousModeFactory().defaults());
  private static final TextInput NARROW = TextInput.of("iiiiiiiiii");

  @TempDir private Path folder;

  private static TextRenderer renderer(List<String> fonts, List<String> fallback, LayoutMode mode) {
    DrawtextConfig usual = DrawtextConfig.defaults();
    return new DrawtextRendererFactory()
        .create(
            new DrawtextConfig(
                usual.fontSize(), usual.patchSize(), usual.baseline(), fonts, fallback),
            mode);
  }

  private static TextRenderer withFonts(List<String> fonts, List<String> fallback) {
    return renderer(fonts, fallback, CONTINUOUS);
  }

  private static byte[] pixels(TextRenderer renderer, TextInput text) {
    RenderedText drawn = renderer.render(text, 60);
    assertEquals(Map.of(), drawn.missingGlyphs());
    byte[] pixels = new byte[drawn.patchCount() * drawn.patchLength()];
    drawn.copyPatches(0, drawn.patchCount(), pixels, 0);
    return pixels;
  }

  /** A copy of a bundled font, under a name that FFmpeg would have to take care with. */
  private String copy(String resource) throws Exception {
    BundledFont font =
        BundledFonts.inOrder().stream()
            .filter(found -> found.resource().equals(resource))
            .findFirst()
            .orElseThrow();
    return Files.write(folder.resolve("it's, 'my' font: " + resource), font.read()).toString();
  }

  @Test
  void areDrawnWithBeforeTheBundledOnesOrAfterThem() throws Exception {
    String mono = copy("NotoSansMono-Regular.ttf");
    byte[] usual = pixels(withFonts(List.of(), List.of()), NARROW);
    assertArrayEquals(usual, pixels(withFonts(List.of(), List.of(mono)), NARROW));
    byte[] first = pixels(withFonts(List.of(mono), List.of()), NARROW);
    assertTrue(first.length > usual.length, "monospaced letters i are wide");
  }

  @Test
  void areAskedWhatTheyDrawAndNotWhatTheyMap() throws Exception {
    String colour = copy("NotoColorEmoji.ttf");
    Font java = Font.createFont(Font.TRUETYPE_FONT, Path.of(colour).toFile());
    assertTrue(java.canDisplay('1'), "or this test shows nothing");
    TextInput digits = TextInput.of("12 + 3");
    assertArrayEquals(
        pixels(withFonts(List.of(), List.of()), digits),
        pixels(withFonts(List.of(colour), List.of()), digits));
  }

  @Test
  void areToldInFingerprintsByTheirHash() throws Exception {
    String mono = copy("NotoSansMono-Regular.ttf");
    String hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Path.of(mono))));
    Map<String, String> first = withFonts(List.of(mono), List.of()).fingerprint().details();
    assertEquals("NotoSansMono-Regular, " + hash, first.get("font 1"));
    assertTrue(first.get("ffmpeg").matches("n?\\d+\\.\\d+.*"), first.get("ffmpeg"));
    assertEquals(BundledFonts.digest(), first.get("bundled fonts"));
    Map<String, String> last = withFonts(List.of(), List.of(mono)).fingerprint().details();
    assertEquals("NotoSansMono-Regular, " + hash, last.get("fallback font 1"));
    assertFalse(last.containsKey("font 1"));
  }

  @Test
  void areNamedWhereTheyCannotBeRead() throws Exception {
    String none = folder.resolve("none.ttf").toString();
    String absent =
        assertThrows(PixelException.class, () -> withFonts(List.of(none), List.of())).getMessage();
    assertTrue(absent.contains(none) && absent.endsWith("in fonts"), absent);
    String text = Files.writeString(folder.resolve("text.ttf"), "no font").toString();
    String broken =
        assertThrows(PixelException.class, () -> withFonts(List.of(), List.of(text))).getMessage();
    assertTrue(broken.contains(text) && broken.endsWith("in fallback_fonts"), broken);
  }

  @Test
  void aModeOfEqualWidthsIsDrawnWithTheMonospacedFace() {
    MonoModeFactory modes = new MonoModeFactory();
    TextRenderer mono = renderer(List.of(), List.of(), modes.create(modes.defaults()));
    assertEquals(pixels(mono, NARROW).length, pixels(mono, TextInput.of("WWWWWWWWWW")).length);
    // Serifs of a monospaced i: its ink is wider than that of the usual one.
    assertTrue(inkedColumns(mono) > inkedColumns(withFonts(List.of(), List.of())));
  }

  private static int inkedColumns(TextRenderer renderer) {
    RenderedText drawn = renderer.render(TextInput.of("i"), 10);
    int columns = 0;
    for (int x = 0; x < (drawn.patchCount() - 1) * drawn.patchSize(); x++) {
      for (int y = 0; y < drawn.patchSize(); y++) {
        if (drawn.pixel(0, x, y) < 128) {
          columns++;
          break;
        }
      }
    }
    return columns;
  }
}
