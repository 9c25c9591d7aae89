// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.Alignment.CharRange;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextRenderer;

/** Our pictures beside those of the original renderer. */
class OriginalCasesTest {
  /**
   * Mean darkness of a patch may differ by this much of 255, which is one pixel and a half of 256
   * black for white. Measured: 0.24 on average, 1.3 at most. Without fitting to the grid it is 1.6
   * and 3.9; moving a line by one pixel changes single patches by 10 and more.
   */
  private static final double INK_TOLERANCE = 1.5;

  /** The original draws hexadecimal boxes for unknown characters, wider than the font's own. */
  private static final Set<String> OTHER_BOXES = Set.of("unknown_glyph");

  /** The tolerances are for this font; other scripts' counts are looked at elsewhere. */
  private static final List<String> FONT = List.of("Noto Sans");

  private final TextRenderer renderer = Renderers.awt();
  private final Map<String, OriginalCase> cases = OriginalCase.all();

  private Stream<DynamicTest> forEachCase(Check check) {
    return cases.entrySet().stream()
        .filter(entry -> !OTHER_BOXES.contains(entry.getKey()))
        .filter(entry -> FONT.containsAll(entry.getValue().fonts))
        .filter(entry -> !entry.getValue().pygame && entry.getValue().firstMaxPatches == 0)
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      OriginalCase original = entry.getValue();
                      check.of(
                          original, renderer.render(original.textInput(), original.maxPatches));
                    }));
  }

  private interface Check {
    void of(OriginalCase original, RenderedText ours);
  }

  @TestFactory
  Stream<DynamicTest> patchCountsAndSeparatorsAreTheOriginals() {
    return forEachCase(
        (original, ours) -> {
          assertEquals(original.textPatches + 1, ours.patchCount());
          assertEquals(
              original.separators, Arrays.stream(ours.alignment().separators()).boxed().toList());
          assertEquals(Map.of(), ours.missingGlyphs());
        });
  }

  @TestFactory
  Stream<DynamicTest> everyPatchHasTheOriginalsInk() {
    return forEachCase(
        (original, ours) -> {
          for (int patch = 0; patch < ours.patchCount(); patch++) {
            assertEquals(
                original.ink.get(patch), Ink.mean(ours, patch), INK_TOLERANCE, "patch " + patch);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> wordsStartWhereTheOriginalsDo() {
    return forEachCase(
        (original, ours) -> {
          if (original.wordStarts != null) {
            // The last entry is the separator.
            for (int word = 0; word + 1 < original.wordStarts.size(); word++) {
              assertEquals(
                  original.wordStarts.get(word),
                  ours.alignment().patchesOfPart(word).orElseThrow().start(),
                  "word " + word);
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> offsetsAreTheOriginalsUpToOneCharacter() {
    return forEachCase(
        (original, ours) -> {
          if (original.offsets != null) {
            assertOffsets(original.offsets, ours.alignment());
          }
        });
  }

  private static void assertOffsets(List<List<Integer>> expected, Alignment ours) {
    for (int patch = 0; patch < expected.size(); patch++) {
      List<Integer> range = expected.get(patch);
      CharRange found = ours.charsIn(patch).orElse(null);
      boolean textThere = !ours.isSeparator(patch) && range.get(0) >= 0;
      assertEquals(textThere, found != null, "patch " + patch);
      if (found != null) {
        // The original gives a character on an edge to one side, we to both.
        assertTrue(
            Math.abs(range.get(0) - found.start()) <= 1
                && Math.abs(range.get(1) - found.end()) <= 1,
            "patch %d: %s, originally %s".formatted(patch, found, range));
      }
    }
  }
}
