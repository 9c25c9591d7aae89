// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.shape.FaceItemizer;
import org.pixellm.render.core.shape.FaceRun;
import org.pixellm.render.fonts.BundledFont;
import org.pixellm.render.fonts.BundledFonts;
import org.pixellm.render.samples.LanguageSamples;

/** Text in all scripts, with the bundled fonts and with others around them. */
class EveryScriptTest {
  private static final TextRenderer RENDERER = Renderers.awt();

  @TempDir Path folder;

  private static int missing(String text) {
    return RENDERER.renderWindows(TextInput.of(text), 529, 0).stream()
        .flatMap(window -> window.missingGlyphs().values().stream())
        .mapToInt(count -> count)
        .sum();
  }

  private static AwtFaces faces(AwtConfig configuration, boolean monospaced) {
    return AwtFaces.load(new FaceLoader(configuration), configuration, monospaced);
  }

  /** A copy of a bundled font as a user's file. */
  private String file(String name) throws Exception {
    BundledFont font =
        BundledFonts.inOrder().stream()
            .filter(found -> found.resource().equals(name))
            .findFirst()
            .orElseThrow();
    return Files.write(folder.resolve(name), font.read()).toString();
  }

  @TestFactory
  Stream<DynamicTest> everyLanguageIsDrawnInFull() {
    return LanguageSamples.all().entrySet().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.getKey(), () -> assertEquals(0, missing(sample.getValue()))));
  }

  @Test
  void theCipherIsDrawnInFull() {
    RenderedText drawn = RENDERER.render(TextInput.of("ᗪ🝗🝗尸 ㇄🝗闩尺𝓝讠𝓝Ꮆ."), 529);
    assertEquals(Map.of(), drawn.missingGlyphs());
    // The original takes ten patches of text, and the separator.
    assertEquals(11, drawn.patchCount());
  }

  @Test
  void emojiAndTheirSequencesAreDrawnAsOutlines() {
    RenderedText one = RENDERER.render(TextInput.of("\ud83d\ude00"), 20);
    assertEquals(Map.of(), one.missingGlyphs());
    String family = "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67";
    for (String text : List.of(family, "1\ufe0f\u20e3", "\u2764\ufe0f", "\u2764")) {
      RenderedText drawn = RENDERER.render(TextInput.of(text), 20);
      assertEquals(Map.of(), drawn.missingGlyphs(), text);
      assertTrue(Ink.mean(drawn, 0) > 5, text);
    }
    assertFalse(
        Arrays.equals(
            Ink.bytes(RENDERER.render(TextInput.of("\u2764\ufe0f"), 20)),
            Ink.bytes(RENDERER.render(TextInput.of("\u2764"), 20))));
  }

  @Test
  void everyBundledFaceCanBeLoadedAndDraws() {
    AwtFaces faces = faces(AwtConfig.defaults(), false);
    Map<String, Integer> lacking = new TreeMap<>();
    for (int face = 0; face < faces.faces(); face++) {
      int number = face;
      // One letter of each face, from the middle of those it is the best for.
      int[] own =
          IntStream.rangeClosed(0, 0x1FFFF)
              .filter(codePoint -> faces.covers(number, codePoint))
              .filter(codePoint -> !Character.isWhitespace(codePoint))
              .filter(Character::isLetterOrDigit)
              .toArray();
      if (own.length > 0 && !faces.face(face).covers(own[own.length / 2])) {
        lacking.put(faces.face(face).name(), own[own.length / 2]);
      }
    }
    assertEquals(Map.of(), lacking);
    assertTrue(faces.faces() > 140);
  }

  @Test
  void aLatinTextLoadsOneFace() {
    AwtFaces faces = faces(AwtConfig.defaults(), false);
    List<FaceRun> runs = new FaceItemizer(faces).split("What can be drawn can be read.");
    assertEquals(Set.of(0), runs.stream().map(FaceRun::face).collect(Collectors.toSet()));
    assertEquals(1, faces.loaded());
  }

  @Test
  void fontsOfTheUserComeBeforeAndAfterTheBundledOnes() throws Exception {
    String mono = file("NotoSansMono-Regular.ttf");
    AwtConfig first = Renderers.withFonts(List.of(mono), List.of());
    AwtConfig last = Renderers.withFonts(List.of(), List.of(mono));
    AwtFaces before = faces(first, false);
    AwtFaces after = faces(last, false);
    assertEquals("NotoSansMono-Regular", before.face(before.candidates('a')[0]).name());
    int[] candidates = after.candidates('a');
    assertEquals("NotoSans-Regular", after.face(candidates[0]).name());
    assertEquals(after.faces() - 1, candidates[candidates.length - 1]);
    assertEquals(before.faces(), after.faces());
    assertFalse(Renderers.awt(first).fingerprint().drawsLike(Renderers.awt(last).fingerprint()));
    assertTrue(after.versions().containsKey("fallback font 1"));
  }

  @Test
  void aModeOfEqualWidthsAsksTheMonospacedFaceFirst() {
    AwtFaces faces = faces(AwtConfig.defaults(), true);
    for (int letter : "aW\u03a9\u0416".codePoints().toArray()) {
      assertEquals("NotoSansMono-Regular", faces.face(faces.candidates(letter)[0]).name());
    }
    AwtFaces usual = faces(AwtConfig.defaults(), false);
    assertEquals(usual.faces(), faces.faces());
    assertArrayEquals(
        names(usual, usual.candidates(0x5E78)), names(faces, faces.candidates(0x5E78)));
  }

  private static String[] names(AwtFaces faces, int[] chosen) {
    return Arrays.stream(chosen).mapToObj(face -> faces.face(face).name()).toArray(String[]::new);
  }
}
