// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.render.Alignment.CharRange;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.mode.ContinuousConfig;
import org.pixellm.render.core.mode.ContinuousMode;

/** Letters are 10 pixels wide here and spaces 4; a patch is 16. */
class WordAlignmentTest {
  private final TextRenderer renderer =
      new StripRenderer(new BlockBackend(), new ContinuousMode(ContinuousConfig.defaults()));

  private List<CharRange> words(TextInput input) {
    return renderer.render(input, 40).alignment().words();
  }

  @Test
  void wordsOfATextStandBetweenWhiteSpace() {
    assertEquals(
        List.of(new CharRange(0, 1, 3), new CharRange(0, 5, 6)),
        words(TextInput.of(" ab\t\u00a0c")));
    assertEquals(List.of(), words(TextInput.of("  ")));
  }

  @Test
  void wordsOfAPairAreThoseOfBothTexts() {
    assertEquals(
        List.of(new CharRange(0, 0, 1), new CharRange(1, 0, 1), new CharRange(1, 2, 3)),
        words(new TextInput.Pair("a", "b c")));
  }

  @Test
  void aListsWordsAreItsPartsEvenWithSpacesInside() {
    assertEquals(
        List.of(new CharRange(0, 0, 3), new CharRange(2, 0, 1)),
        words(new TextInput.Words(List.of("a b", "", "c"))));
  }

  @Test
  void aWordThatIsCutIsToldInFull() {
    List<RenderedText> windows = renderer.renderWindows(TextInput.of("abcdefghijkl"), 6, 0);
    assertEquals(2, windows.size());
    for (RenderedText window : windows) {
      assertEquals(List.of(new CharRange(0, 0, 12)), window.alignment().words());
    }
  }
}
