// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.Alignment.CharRange;
import org.pixellm.plugins.render.Alignment.Cluster;
import org.pixellm.plugins.render.Alignment.PatchRange;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.mode.BigramsConfig;
import org.pixellm.render.core.mode.BigramsMode;
import org.pixellm.render.core.mode.ContinuousConfig;
import org.pixellm.render.core.mode.ContinuousMode;
import org.pixellm.render.core.mode.MonoConfig;
import org.pixellm.render.core.mode.MonoMode;
import org.pixellm.render.core.mode.WordsConfig;
import org.pixellm.render.core.mode.WordsMode;

/** What holds for every mode, kind of input and text, however odd. */
class AnyModeTest {
  private static final LayoutMode WORDS = new WordsMode(WordsConfig.defaults());
  private static final LayoutMode SHAPED =
      new BigramsMode(new BigramsConfig(BigramsConfig.Kind.SHAPED));
  private static final LayoutMode ISOLATED =
      new BigramsMode(new BigramsConfig(BigramsConfig.Kind.ISOLATED));

  private static final List<Named> ALL =
      List.of(
          new Named("continuous", new ContinuousMode(ContinuousConfig.defaults())),
          new Named("without margin", new ContinuousMode(new ContinuousConfig(0, false, 0))),
          new Named("reference", new ContinuousMode(new ContinuousConfig(2, true, 0))),
          new Named("short questions", new ContinuousMode(new ContinuousConfig(2, false, 3))),
          new Named(
              "reference, short questions", new ContinuousMode(new ContinuousConfig(2, true, 3))),
          new Named("words", WORDS),
          new Named("words without margin", new WordsMode(new WordsConfig(0))),
          new Named("mono", new MonoMode(MonoConfig.defaults())),
          new Named("narrow mono", new MonoMode(new MonoConfig(4))),
          new Named("shaped bigrams", SHAPED),
          new Named("isolated bigrams", ISOLATED));

  /** A mode over the test back end, with a name for messages. */
  private record Named(String name, LayoutMode mode, TextRenderer renderer) {
    Named(String name, LayoutMode mode) {
      this(name, mode, new StripRenderer(new ScriptBackend(), mode));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @Provide
  Arbitrary<Named> anyMode() {
    return Arbitraries.of(ALL);
  }

  @Provide
  Arbitrary<Named> grouping() {
    return Arbitraries.of(
        ALL.stream()
            .filter(named -> List.of(WORDS, SHAPED, ISOLATED).contains(named.mode()))
            .toList());
  }

  @Provide
  Arbitrary<TextInput> anyInput() {
    return AnyInput.input();
  }

  @Provide
  Arbitrary<String> hebrew() {
    return AnyInput.of("\u05d0\u05d1\u05d2\u05dc\u05de \u05e9\u05ea ", 90);
  }

  @Provide
  Arbitrary<String> latin() {
    return AnyInput.of("abcdefgim fi ", 90);
  }

  @Property(tries = 800)
  void everyCharacterThatIsDrawnIsInExactlyOneCluster(
      @ForAll("anyMode") Named mode,
      @ForAll("anyInput") TextInput input,
      @ForAll @IntRange(min = 4, max = 60) int maxPatches) {
    RenderedText text = mode.renderer().render(input, maxPatches);
    assertTrue(text.patchCount() <= maxPatches);
    Alignment alignment = text.alignment();
    List<String> parts = input.parts();
    boolean all = true;
    for (int part = 0; part < parts.size(); part++) {
      int reached = 0;
      for (Cluster cluster : clustersOf(alignment, part)) {
        assertEquals(reached, cluster.start(), "a gap or an overlap in part " + part);
        reached = cluster.end();
      }
      assertEquals(alignment.drawnEnd(part), reached);
      all &= reached == parts.get(part).length();
    }
    assertTrue(all || !alignment.complete(), "said to be complete");
  }

  @Property(tries = 500)
  void bothDirectionsAgree(
      @ForAll("anyMode") Named mode,
      @ForAll("anyInput") TextInput input,
      @ForAll @IntRange(min = 4, max = 60) int maxPatches) {
    Alignment alignment = mode.renderer().render(input, maxPatches).alignment();
    List<List<Cluster>> touching = new ArrayList<>();
    for (int patch = 0; patch < alignment.patchCount(); patch++) {
      touching.add(alignment.clustersIn(patch));
    }
    for (Cluster cluster : alignment.clusters()) {
      PatchRange patches = alignment.patchesOf(cluster.part(), cluster.start()).orElseThrow();
      assertEquals(Optional.of(patches), alignment.patchesOf(cluster.part(), cluster.end() - 1));
      for (int patch = 0; patch < alignment.patchCount(); patch++) {
        boolean within = patch >= patches.start() && patch < patches.end();
        assertEquals(within, touching.get(patch).contains(cluster), cluster + " patch " + patch);
      }
    }
    for (int word = 0; word < alignment.words().size(); word++) {
      CharRange range = alignment.words().get(word);
      for (int patch = 0; patch < alignment.patchCount(); patch++) {
        boolean told =
            Arrays.stream(alignment.wordsIn(patch)).anyMatch(Integer.valueOf(word)::equals);
        boolean touches =
            touching.get(patch).stream()
                .anyMatch(
                    cluster ->
                        cluster.part() == range.part()
                            && cluster.start() < range.end()
                            && cluster.end() > range.start());
        assertEquals(touches, told, range + " patch " + patch);
      }
    }
  }

  @Property(tries = 300)
  void separatorsAreBlackAndHoldNoText(
      @ForAll("anyMode") Named mode,
      @ForAll("anyInput") TextInput input,
      @ForAll @IntRange(min = 4, max = 60) int maxPatches) {
    RenderedText text = mode.renderer().render(input, maxPatches);
    int[] separators = text.alignment().separators();
    assertEquals(input instanceof TextInput.Pair ? 2 : 1, separators.length);
    assertEquals(text.patchCount() - 1, separators[separators.length - 1]);
    for (int separator : separators) {
      assertEquals(List.of(), text.alignment().clustersIn(separator));
      assertEquals(256, ink(text, separator, 0, 16));
    }
  }

  @Property(tries = 500)
  void windowsHoldEveryCharacter(
      @ForAll("anyMode") Named mode,
      @ForAll("anyInput") TextInput input,
      @ForAll @IntRange(min = 6, max = 24) int maxPatches,
      @ForAll @IntRange(min = 0, max = 2) int overlap) {
    List<RenderedText> windows = mode.renderer().renderWindows(input, maxPatches, overlap);
    List<String> parts = input.parts();
    List<BitSet> drawn = new ArrayList<>();
    parts.forEach(part -> drawn.add(new BitSet()));
    for (RenderedText window : windows) {
      assertTrue(window.patchCount() <= maxPatches);
      for (Cluster cluster : window.alignment().clusters()) {
        drawn.get(cluster.part()).set(cluster.start(), cluster.end());
      }
      assertTrue(windows.size() == 1 || !window.alignment().complete());
    }
    // The first text of a pair is repeated, and may be cut.
    for (int part = input instanceof TextInput.Pair ? 1 : 0; part < parts.size(); part++) {
      assertEquals(parts.get(part).length(), drawn.get(part).nextClearBit(0), "part " + part);
    }
  }

  @Property(tries = 500)
  void wordsHavePatchesOfTheirOwn(
      @ForAll("grouping") Named mode,
      @ForAll("anyInput") TextInput input,
      @ForAll @IntRange(min = 8, max = 60) int maxPatches) {
    RenderedText text = mode.renderer().render(input, maxPatches);
    Alignment alignment = text.alignment();
    BitSet taken = new BitSet();
    for (int word = 0; word < alignment.words().size(); word++) {
      CharRange range = alignment.words().get(word);
      String characters = input.parts().get(range.part());
      if (!isVisible(
          characters.substring(
              range.start(), Math.min(range.end(), alignment.drawnEnd(range.part()))))) {
        continue;
      }
      PatchRange patches = patchesOfInk(alignment, characters, range);
      for (int patch = patches.start(); patch < patches.end(); patch++) {
        assertFalse(taken.get(patch), () -> input + " " + alignment.words() + alignment.clusters());
        taken.set(patch);
      }
      boolean startsVisibly =
          characters
                  .substring(range.start(), range.end())
                  .chars()
                  .noneMatch(c -> WhiteSpace.is((char) c))
              && ScriptBackend.hasWidth(characters.codePointAt(range.start()));
      assertTrue(
          !startsVisibly || ink(text, patches.start(), 0, 4) > 0,
          () -> range + " starts at " + patches);
    }
  }

  @Property(tries = 150)
  void leftToRightTextAscends(@ForAll("anyMode") Named mode, @ForAll("latin") String text) {
    int last = 0;
    for (Cluster cluster : mode.renderer().render(TextInput.of(text), 30).alignment().clusters()) {
      assertTrue(cluster.firstPatch() >= last, () -> mode + " " + cluster);
      last = cluster.firstPatch();
    }
  }

  @Property(tries = 150)
  void rightToLeftTextDescends(@ForAll("anyMode") Named mode, @ForAll("hebrew") String text) {
    int last = Integer.MAX_VALUE;
    for (Cluster cluster : mode.renderer().render(TextInput.of(text), 30).alignment().clusters()) {
      assertTrue(cluster.firstPatch() <= last, () -> mode + " " + cluster);
      last = cluster.firstPatch();
    }
  }

  @Property(tries = 300)
  void withinARunOfOneDirectionAWordAscendsOrDescends(
      @ForAll("anyMode") Named mode, @ForAll("anyInput") TextInput input) {
    if (mode.mode() == ISOLATED) {
      // Has no such runs.
      return;
    }
    Alignment alignment = mode.renderer().render(input, 60).alignment();
    Cluster last = null;
    for (Cluster cluster : alignment.clusters()) {
      if (last != null && last.part() == cluster.part()) {
        String text =
            input.parts().get(cluster.part()).substring(0, alignment.drawnEnd(cluster.part()));
        Optional<Boolean> rightToLeft = direction(text, last.start(), cluster.end());
        boolean ascends = cluster.firstPatch() >= last.firstPatch();
        boolean descends = cluster.firstPatch() <= last.firstPatch();
        boolean asRun = rightToLeft.isEmpty() || (rightToLeft.get() ? descends : ascends);
        assertTrue(asRun, last + " " + cluster + " " + rightToLeft);
      }
      last = cluster;
    }
  }

  /** The direction of a range if all of it is in one run and in one word. */
  private static Optional<Boolean> direction(String text, int start, int end) {
    if (text.substring(start, end)
        .chars()
        .anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ')) {
      return Optional.empty();
    }
    Bidi bidi = new Bidi();
    bidi.setPara(blanksForControls(text), Bidi.LEVEL_DEFAULT_LTR, null);
    for (int i = 0; i < bidi.countRuns(); i++) {
      var run = bidi.getVisualRun(i);
      if (start >= run.getStart() && end <= run.getLimit()) {
        return Optional.of(run.isOddRun());
      }
    }
    return Optional.empty();
  }

  private static String blanksForControls(String text) {
    return text.replaceAll("[\\p{Cc}\u2028\u2029]", " ")
        .replaceAll(
            "(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])", "\uFFFD");
  }

  /** The patches of a word without white space that shares a cluster with it, or zero width. */
  private static PatchRange patchesOfInk(Alignment alignment, String text, CharRange word) {
    int first = Integer.MAX_VALUE;
    int end = 0;
    for (Cluster cluster : clustersOf(alignment, word.part())) {
      if (cluster.start() < word.end()
          && cluster.end() > word.start()
          && isVisible(text.substring(cluster.start(), cluster.end()))) {
        first = Math.min(first, cluster.firstPatch());
        end = Math.max(end, cluster.endPatch());
      }
    }
    return new PatchRange(first, end);
  }

  private static boolean isVisible(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                ScriptBackend.hasWidth(c)
                    && !Character.isSpaceChar(c)
                    && c > ' '
                    && !Character.isISOControl(c));
  }

  private static int ink(RenderedText text, int patch, int fromColumn, int toColumn) {
    int dark = 0;
    for (int x = fromColumn; x < toColumn; x++) {
      for (int y = 0; y < 16; y++) {
        dark += text.pixel(0, patch * 16 + x, y) < 128 ? 1 : 0;
      }
    }
    return dark;
  }

  private static List<Cluster> clustersOf(Alignment alignment, int part) {
    return alignment.clusters().stream().filter(cluster -> cluster.part() == part).toList();
  }
}
