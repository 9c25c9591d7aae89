// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.Alignment.CharRange;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.mode.ContinuousConfig;
import org.pixellm.render.core.mode.ContinuousMode;

/**
 * Every case of the original, in all its scripts, by its own rules: counts, separators, words,
 * offsets and overflow windows. Ours may differ by one patch in forty, because glyphs that the
 * original took from other versions of fonts are not all as wide.
 */
class ReferenceCasesTest {
  private static final int PATCHES_FOR_ONE_OFF = 40;

  /** The original draws boxes with hexadecimal digits in them, wider than the font's own. */
  private static final String OTHER_BOXES = "unknown_glyph";

  /**
   * Of a text that overflows, the original takes a window's map out of that of all of the text,
   * although the window's text stands up to a letter's width further right. That width is up to
   * three narrow letters.
   */
  private static final int WINDOW_SHIFT = 3;

  /** Within a text that is read from right to left it takes numbers to be, too. */
  private static final int ORIGINAL_COUNTS_DIGITS_BACKWARDS = 3;

  private final Map<String, TextRenderer> renderers = new HashMap<>();
  private final Map<String, OriginalCase> cases = OriginalCase.all();

  private interface Check {
    void of(OriginalCase original, RenderedText ours);
  }

  private TextRenderer renderer(OriginalCase original, boolean reference) {
    ContinuousConfig config = new ContinuousConfig(2, reference, original.firstMaxPatches);
    return renderers.computeIfAbsent(
        config.toString(),
        key -> new AwtRendererFactory().create(AwtConfig.defaults(), new ContinuousMode(config)));
  }

  /** By the original's rules, and by ours where they are the same. */
  private Stream<DynamicTest> forEachCase(Check check) {
    return cases.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(OTHER_BOXES))
        .flatMap(
            entry -> {
              OriginalCase original = entry.getValue();
              Stream<Boolean> rules =
                  original.firstMaxPatches > 0 ? Stream.of(true) : Stream.of(true, false);
              return rules.map(
                  reference ->
                      DynamicTest.dynamicTest(
                          entry.getKey() + (reference ? "" : " by our rules"),
                          () ->
                              check.of(
                                  original,
                                  renderer(original, reference)
                                      .render(original.textInput(), original.maxPatches))));
            });
  }

  /** The letter at the left edge is the original's, if the text is read from left to right. */
  private static void assertStart(OriginalCase window, Alignment ours) {
    List<Integer> range = window.offsets.get(window.offsets.indexOf(List.of(0, 0)) + 1);
    if (range.get(0) < range.get(1)) {
      int patch = window.separators.get(0) + 1;
      assertEquals(range.get(0), ours.charsIn(patch).orElseThrow().start());
    }
  }

  private static void assertNear(int expected, int found, int patches, String what) {
    int allowed = Math.max(1, patches / PATCHES_FOR_ONE_OFF);
    assertTrue(
        Math.abs(expected - found) <= allowed,
        "%s: %d, originally %d".formatted(what, found, expected));
  }

  @TestFactory
  Stream<DynamicTest> patchesAndSeparators() {
    return forEachCase(
        (original, ours) -> {
          int patches = original.textPatches;
          assertNear(patches + 1, ours.patchCount(), patches, "patches");
          assertSeparators(original.separators, ours);
        });
  }

  private static void assertSeparators(List<Integer> expected, RenderedText ours) {
    int[] separators = ours.alignment().separators();
    assertEquals(expected.size(), separators.length);
    for (int i = 0; i < separators.length; i++) {
      assertNear(expected.get(i), separators[i], expected.get(i), "separator " + i);
    }
  }

  @TestFactory
  Stream<DynamicTest> wordsStartThere() {
    return forEachCase(
        (original, ours) -> {
          if (original.wordStarts != null) {
            // The last entry is the separator.
            for (int word = 0; word + 1 < original.wordStarts.size(); word++) {
              int start = original.wordStarts.get(word);
              int found = ours.alignment().patchesOfPart(word).orElseThrow().start();
              assertNear(start, found, start, "word " + word);
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> offsets() {
    return forEachCase(
        (original, ours) -> {
          if (original.offsets != null) {
            assertOffsets(original, original.input.get(1), ours.alignment(), 1);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> overflowWindows() {
    return cases.entrySet().stream()
        .filter(entry -> !entry.getValue().overflow.isEmpty())
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      OriginalCase original = entry.getValue();
                      List<RenderedText> windows =
                          renderer(original, true)
                              .renderWindows(
                                  original.textInput(), original.maxPatches, original.stride);
                      assertEquals(original.overflow.size() + 1, windows.size());
                      for (int i = 0; i < original.overflow.size(); i++) {
                        OriginalCase window = original.overflow.get(i);
                        RenderedText ours = windows.get(i + 1);
                        assertNear(
                            window.textPatches + 1,
                            ours.patchCount(),
                            window.textPatches,
                            "patches of window " + i);
                        assertSeparators(window.separators, ours);
                        assertOffsets(
                            window, original.input.get(1), ours.alignment(), WINDOW_SHIFT);
                        assertStart(window, ours.alignment());
                      }
                    }));
  }

  /**
   * Compares maps. That of a pair whose first text is cut tells of a separator right after what is
   * left of the text, while it is drawn further right: the second text's ranges are looked for
   * after it.
   *
   * @param shifted letters that the second text's map may be off by
   */
  private static void assertOffsets(
      OriginalCase original, String second, Alignment ours, int shifted) {
    int patch = 0;
    int part = 0;
    for (List<Integer> range : original.offsets) {
      if (part == 0 && range.equals(List.of(0, 0))) {
        part = 1;
        patch = original.separators.get(0) + 1;
        continue;
      }
      if (range.get(0) >= 0 && patch < ours.patchCount() && !ours.isSeparator(patch)) {
        CharRange found = ours.charsIn(patch).orElseThrow();
        // Ranges of text that is read from right to left are told from right to left.
        int start = Math.min(range.get(0), range.get(1));
        int end = Math.max(range.get(0), range.get(1));
        int off = part == 0 ? 1 : shifted;
        if (start != range.get(0) && holdsDigits(second, found)) {
          off = ORIGINAL_COUNTS_DIGITS_BACKWARDS;
        }
        assertTrue(
            Math.abs(start - found.start()) <= off && Math.abs(end - found.end()) <= off,
            "patch %d: %s, originally %s".formatted(patch, found, range));
      }
      patch++;
    }
  }

  private static boolean holdsDigits(String text, CharRange range) {
    return text.substring(range.start(), Math.min(text.length(), range.end()))
        .chars()
        .anyMatch(Character::isDigit);
  }
}
