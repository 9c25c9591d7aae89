// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.Alignment.Cluster;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.mode.ContinuousConfig;
import org.pixellm.render.core.mode.ContinuousMode;

/** Letters are 10 pixels wide here and spaces 4; a patch is 16. */
class WindowsTest {
  private final TextRenderer renderer =
      new StripRenderer(new BlockBackend(), new ContinuousMode(ContinuousConfig.defaults()));

  private static String drawn(TextInput input, int part, RenderedText window) {
    List<Cluster> clusters =
        window.alignment().clusters().stream().filter(c -> c.part() == part).toList();
    return clusters.isEmpty()
        ? ""
        : input
            .parts()
            .get(part)
            .substring(clusters.get(0).start(), clusters.get(clusters.size() - 1).end());
  }

  private List<String> texts(TextInput input, int part, int maxPatches, int overlap) {
    return renderer.renderWindows(input, maxPatches, overlap).stream()
        .map(window -> drawn(input, part, window))
        .toList();
  }

  @Test
  void whatFitsIsOneWindowAsRendered() {
    TextInput input = TextInput.of("abc");
    List<RenderedText> windows = renderer.renderWindows(input, 9, 2);
    assertEquals(1, windows.size());
    assertTrue(windows.get(0).alignment().complete());
    assertArrayEquals(bytes(renderer.render(input, 9)), bytes(windows.get(0)));
  }

  @Test
  void windowsAreCutAtSpaces() {
    // Five patches of text, 78 pixels: seven letters.
    assertEquals(
        List.of("aaa bbb ", "ccc ddd ", "ee"), texts(TextInput.of("aaa bbb ccc ddd ee"), 0, 6, 0));
  }

  @Test
  void aLongWordIsCutBetweenLetters() {
    assertEquals(
        List.of("abcdefg", "hijklmn", "op"), texts(TextInput.of("abcdefghijklmnop"), 0, 6, 0));
  }

  @Test
  void theOverlapIsDrawnAgainFromAWordsStart() {
    List<String> windows = texts(TextInput.of("aa bb cc dd ee ff"), 0, 6, 2);
    assertEquals(List.of("aa bb cc ", "cc dd ee ", "ee ff"), windows);
  }

  @Test
  void theFirstTextOfAPairIsRepeated() {
    TextInput input = new TextInput.Pair("q", "aaa bbb ccc");
    assertEquals(List.of("q", "q", "q"), texts(input, 0, 6, 0));
    assertEquals(List.of("aaa ", "bbb ", "ccc"), texts(input, 1, 6, 0));
  }

  @Test
  void aFirstTextThatIsTooLongIsCutTheSameInEveryWindow() {
    TextInput input = new TextInput.Pair("abcdefghijkl mnop", "aa bb cc dd ee ff gg hh ii");
    List<RenderedText> windows = renderer.renderWindows(input, 10, 0);
    assertTrue(windows.size() > 2);
    for (RenderedText window : windows) {
      assertEquals("abcdefg", drawn(input, 0, window));
      assertEquals(7, window.alignment().drawnEnd(0));
    }
  }

  @Test
  void aStripLongerThanAnArrayIsRefused() {
    TextRenderer huge =
        new StripRenderer(
            new BlockBackend() {
              @Override
              public int patchSize() {
                return 30_000;
              }
            },
            new ContinuousMode(ContinuousConfig.defaults()));
    PixelException refused =
        assertThrows(
            PixelException.class, () -> huge.render(TextInput.of("a".repeat(7_000)), 16_000));
    assertTrue(refused.getMessage().contains("at most 2 patches"), refused.getMessage());
  }

  @Test
  void wordListsAreCutBetweenWords() {
    TextInput input = new TextInput.Words(List.of("ab", "cd", "ef", "gh"));
    List<RenderedText> windows = renderer.renderWindows(input, 6, 0);
    assertEquals(2, windows.size());
    assertEquals("cd", drawn(input, 1, windows.get(0)));
    assertEquals("", drawn(input, 2, windows.get(0)));
    assertEquals("ef", drawn(input, 2, windows.get(1)));
    assertEquals("gh", drawn(input, 3, windows.get(1)));
  }

  /** A word that fits on a window is on one in full; what half of it would tell is not drawn. */
  @Test
  void windowsOfAWordListShowWholeWords() {
    List<String> list = List.of("abc", "defghij", "kl", "mnopqr", "s");
    for (int overlap : new int[] {0, 2, 3}) {
      for (RenderedText window : renderer.renderWindows(new TextInput.Words(list), 8, overlap)) {
        for (int word = 0; word < list.size(); word++) {
          if (window.alignment().patchesOfPart(word).isPresent()) {
            assertEquals(list.get(word), drawn(new TextInput.Words(list), word, window));
          }
        }
      }
    }
  }

  /** Longer than a window, a word goes on in the next, with its overlap. */
  @Test
  void aWordLongerThanAWindowIsCut() {
    TextInput input = new TextInput.Words(List.of("abcdefghijklmnop", "q"));
    List<String> pieces = texts(input, 0, 6, 2);
    assertTrue(pieces.size() > 2);
    int end = 0;
    for (String piece : pieces) {
      int start = "abcdefghijklmnop".indexOf(piece);
      assertTrue(start <= end, pieces.toString());
      end = Math.max(end, start + piece.length());
    }
    assertEquals(16, end);
  }

  @Test
  void emptyWordsDoNotStopTheCutting() {
    TextInput input = new TextInput.Words(List.of("", "ab", "", "", "cd", ""));
    List<RenderedText> windows = renderer.renderWindows(input, 4, 1);
    assertTrue(windows.stream().anyMatch(window -> drawn(input, 4, window).equals("cd")));
  }

  @Test
  void windowsOfARightToLeftTextFollowReading() {
    String text = "\u05d0\u05d1 \u05d2\u05d3 \u05d4\u05d5 \u05d6\u05d7 \u05d8";
    assertEquals(
        List.of("\u05d0\u05d1 \u05d2\u05d3 \u05d4\u05d5 ", "\u05d6\u05d7 \u05d8"),
        texts(TextInput.of(text), 0, 6, 0));
  }

  @Test
  void anOverlapOfHalfAWindowIsRefused() {
    assertThrows(PixelException.class, () -> renderer.renderWindows(TextInput.of("a"), 6, 3));
    assertThrows(PixelException.class, () -> renderer.renderWindows(TextInput.of("a"), 6, -1));
  }

  private static byte[] bytes(RenderedText text) {
    byte[] pixels = new byte[text.patchCount() * text.patchLength()];
    text.copyPatches(0, text.patchCount(), pixels, 0);
    return pixels;
  }
}
