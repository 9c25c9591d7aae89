// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.PluginKind;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.Alignment.PatchRange;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.BlockBackend;
import org.pixellm.render.core.StripRenderer;

/** Letters are 10 pixels wide here and spaces 4; a patch is 16. */
class ContinuousModeTest {
  private static final String ALEF = "\u05d0";

  private final TextRenderer renderer =
      new StripRenderer(new BlockBackend(), new ContinuousMode(ContinuousConfig.defaults()));

  @Test
  void isFoundByItsName() {
    assertTrue(
        ServiceLoader.load(PluginKind.LAYOUT_MODE.factoryType()).stream()
            .anyMatch(found -> found.get().name().equals("continuous")));
  }

  @Test
  void theSeparatorLeavesAMarginOfTwoPixels() {
    // 2 + 70 + 2 = 74 of 80 pixels, then 2 + 74 + 2 = 78, then 2 + 80 + 2 = 84.
    assertEquals(6, renderer.render(TextInput.of("a".repeat(7)), 99).patchCount());
    assertEquals(6, renderer.render(TextInput.of("a".repeat(7) + " "), 99).patchCount());
    assertEquals(7, renderer.render(TextInput.of("a".repeat(8)), 99).patchCount());
  }

  @Test
  void theMarginGivesWayOnTheLastPatch() {
    // 2 + 76 = 78 pixels of text in front of a separator at 80, with and without two to spare.
    RenderedText text = renderer.render(TextInput.of("a".repeat(7) + " ".repeat(1) + "  "), 6);
    assertEquals(6, text.patchCount());
  }

  @Test
  void aTextThatIsTooLongIsCutAtTheSeparator() {
    RenderedText text = renderer.render(TextInput.of("abcdefgh"), 4);
    Alignment alignment = text.alignment();
    assertFalse(alignment.complete());
    assertEquals(4, text.patchCount());
    // The fifth letter starts at 42 and ends at 52; the separator is at 48.
    assertEquals(5, alignment.drawnEnd(0));
    assertEquals(0, text.pixel(0, 47, 5));
    assertEquals(new PatchRange(2, 3), alignment.patchesOf(0, 4).orElseThrow());
    assertTrue(alignment.patchesOf(0, 5).isEmpty());
  }

  @Test
  void aHebrewTextThatIsTooLongKeepsItsBeginning() {
    RenderedText text = renderer.render(TextInput.of(ALEF.repeat(8)), 4);
    assertEquals(4, text.alignment().drawnEnd(0));
    // The first letter is the rightmost of four: 2 + 30 to 42.
    assertEquals(new PatchRange(2, 3), text.alignment().patchesOf(0, 0).orElseThrow());
    assertEquals(new PatchRange(0, 1), text.alignment().patchesOf(0, 3).orElseThrow());
  }

  @Test
  void anEmptyTextIsOnePatchAndItsSeparator() {
    RenderedText text = renderer.render(TextInput.of(""), 9);
    assertEquals(2, text.patchCount());
    assertTrue(text.alignment().complete());
    assertTrue(text.alignment().isSeparator(1));
  }

  @Test
  void aPairHasASeparatorAfterEach() {
    RenderedText text = renderer.render(new TextInput.Pair("abc", "de"), 20);
    assertEquals(List.of(3, 6), boxed(text.alignment().separators()));
    // The second text starts two pixels after the separator: 64 + 2.
    assertEquals(255, text.pixel(0, 65, 5));
    assertEquals(0, text.pixel(0, 66, 5));
  }

  @Test
  void inAPairThatDoesNotFitTheSecondKeepsHalf() {
    RenderedText text = renderer.render(new TextInput.Pair("a".repeat(40), "b".repeat(40)), 12);
    assertEquals(List.of(5, 11), boxed(text.alignment().separators()));
    assertFalse(text.alignment().complete());
  }

  @Test
  void inAPairAShortSecondLeavesTheRoomToTheFirst() {
    RenderedText text = renderer.render(new TextInput.Pair("a".repeat(40), "b"), 12);
    assertEquals(List.of(9, 11), boxed(text.alignment().separators()));
    assertEquals(1, text.alignment().drawnEnd(1));
  }

  @Test
  void eachWordStartsAPatch() {
    RenderedText text = renderer.render(new TextInput.Words(List.of("ab", "c", "defg")), 20);
    // 2 + 20 + 4 = 26, so patch 2; 32 + 10 + 4 = 46, so patch 3; 48 + 40 + 4 + 2 = 94, so 6.
    assertEquals(0, text.alignment().patchesOfPart(0).orElseThrow().start());
    assertEquals(2, text.alignment().patchesOfPart(1).orElseThrow().start());
    assertEquals(3, text.alignment().patchesOfPart(2).orElseThrow().start());
    assertEquals(List.of(6), boxed(text.alignment().separators()));
    assertEquals(0, text.pixel(0, 32, 5));
    assertEquals(255, text.pixel(0, 1, 5));
  }

  @Test
  void wordsThatDoNotFitWholeAreLeftOut() {
    RenderedText text = renderer.render(new TextInput.Words(List.of("ab", "c", "defg")), 6);
    assertFalse(text.alignment().complete());
    assertEquals(0, text.alignment().drawnEnd(2));
    assertEquals(List.of(3), boxed(text.alignment().separators()));
  }

  @Test
  void aWordLongerThanTheStripIsCut() {
    RenderedText text = renderer.render(new TextInput.Words(List.of("a".repeat(30), "b")), 4);
    assertEquals(5, text.alignment().drawnEnd(0));
    assertEquals(0, text.alignment().drawnEnd(1));
    assertFalse(text.alignment().complete());
  }

  @Test
  void tooFewPatchesAreToldOf() {
    assertThrows(PixelException.class, () -> renderer.render(TextInput.of("a"), 1));
    PixelException error =
        assertThrows(PixelException.class, () -> renderer.render(new TextInput.Pair("a", "b"), 3));
    assertTrue(error.getMessage().contains("at least 4 patches"), error.getMessage());
  }

  @Test
  void missingCharactersAreCounted() {
    RenderedText text = renderer.render(TextInput.of("a#b##"), 20);
    assertEquals(java.util.Map.of((int) '#', 3), text.missingGlyphs());
    // What was cut off is not counted.
    assertEquals(java.util.Map.of(), renderer.render(TextInput.of("aaaaaa#"), 4).missingGlyphs());
  }

  private static List<Integer> boxed(int[] values) {
    return java.util.Arrays.stream(values).boxed().toList();
  }
}
