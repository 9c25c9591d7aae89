// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.fonts.BundledFont;
import org.pixellm.render.fonts.BundledFonts;
import org.pixellm.render.samples.LanguageSamples;

/** Text in all scripts, with the bundled fonts and with others around them. */
class EveryScriptTest {
  private static final TextRenderer GREY = Renderers.harfbuzz();
  private static final TextRenderer COLOUR = Renderers.harfbuzz(Renderers.inColour());

  @TempDir Path folder;

  /** A copy of a bundled font as a user's file. */
  private String file(String name) throws Exception {
    BundledFont font =
        BundledFonts.inOrder().stream()
            .filter(found -> found.resource().equals(name))
            .findFirst()
            .orElseThrow();
    return Files.write(folder.resolve(name), font.read()).toString();
  }

  private static boolean hasColour(RenderedText text) {
    return IntStream.range(0, 16 * text.patchCount())
        .anyMatch(
            x -> IntStream.range(0, 16).anyMatch(y -> text.pixel(0, x, y) != text.pixel(2, x, y)));
  }

  private static RenderedText inColour(String text) {
    return COLOUR.render(TextInput.of(text), 40);
  }

  @TestFactory
  Stream<DynamicTest> everyLanguageIsDrawnInFull() {
    return LanguageSamples.all().entrySet().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.getKey(),
                    () -> {
                      TextInput text = TextInput.of(sample.getValue());
                      for (RenderedText window : GREY.renderWindows(text, 529, 0)) {
                        assertEquals(Map.of(), window.missingGlyphs());
                      }
                    }));
  }

  @Test
  void emojiHaveTheirColoursOnlyWhereThereAreThreeChannels() {
    assertTrue(hasColour(inColour("\ud83d\ude00")));
    assertFalse(hasColour(inColour("no emoji")));
    RenderedText grey = GREY.render(TextInput.of("\ud83d\ude00"), 9);
    assertEquals(Map.of(), grey.missingGlyphs());
    assertTrue(Ink.mean(grey, 0) > 5);
  }

  @Test
  void variationSelectorsChooseBetweenTextAndEmoji() {
    assertTrue(hasColour(inColour("\u2764\ufe0f")));
    assertFalse(hasColour(inColour("\u2764\ufe0e")));
    assertTrue(hasColour(inColour("1\ufe0f\u20e3")));
    assertFalse(hasColour(inColour("1")));
  }

  @Test
  void sequencesOfEmojiAreOnePicture() {
    int one = inColour("\ud83d\ude00").patchCount();
    for (String sequence :
        List.of(
            "\ud83d\udc69\u200d\ud83d\udcbb",
            "\ud83c\uddeb\ud83c\uddf7",
            "\ud83d\udc4d\ud83c\udffd",
            "\ud83d\udc69\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc68")) {
      RenderedText drawn = inColour(sequence);
      assertEquals(one, drawn.patchCount(), sequence);
      assertEquals(1, drawn.alignment().clusters().size(), sequence);
      assertTrue(hasColour(drawn), sequence);
    }
  }

  @Test
  void aBitmapFontOfTheUserIsDrawnInGreyToo() throws Exception {
    HarfBuzzConfig first = Renderers.withFonts(List.of(file("NotoColorEmoji.ttf")), List.of());
    RenderedText drawn = Renderers.harfbuzz(first).render(TextInput.of("\ud83d\ude00"), 9);
    // A yellow face is light grey, no outline on white.
    long between =
        IntStream.range(0, 16 * 16)
            .map(i -> drawn.pixel(0, 2 + i % 16, i / 16))
            .filter(grey -> grey > 20 && grey < 235)
            .count();
    assertTrue(between > 60, between + " pixels of grey");
  }

  @Test
  void fontsOfTheUserComeBeforeAndAfterTheBundledOnes() throws Exception {
    String mono = file("NotoSansMono-Regular.ttf");
    HarfBuzzConfig first = Renderers.withFonts(List.of(mono), List.of());
    HarfBuzzConfig last = Renderers.withFonts(List.of(), List.of(mono));
    TextInput text = TextInput.of("iiiiiiiiii");
    RenderedText usual = GREY.render(text, 40);
    assertArrayEquals(Ink.bytes(usual), Ink.bytes(Renderers.harfbuzz(last).render(text, 40)));
    assertFalse(
        Arrays.equals(Ink.bytes(usual), Ink.bytes(Renderers.harfbuzz(first).render(text, 40))));
    Map<String, String> details = Renderers.harfbuzz(last).fingerprint().details();
    assertTrue(details.containsKey("fallback font 1"), details.toString());
    assertFalse(details.containsKey("font 1"), details.toString());
  }

  @Test
  void aModeOfEqualWidthsAsksTheMonospacedFaceFirst() {
    TextRenderer mono = Renderers.harfbuzz(HarfBuzzConfig.defaults(), "mono");
    assertEquals(
        mono.render(TextInput.of("iiiiiiii"), 40).patchCount(),
        mono.render(TextInput.of("WWWWWWWW"), 40).patchCount());
    // The letters' own pictures, too: the serifs of a monospaced i reach far.
    assertTrue(
        Ink.mean(mono.render(TextInput.of("iiiiiiii"), 40), 1)
            > Ink.mean(GREY.render(TextInput.of("i"), 40), 0));
  }
}
