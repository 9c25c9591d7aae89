// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.Alignment.Cluster;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/** What holds for every text, however odd. */
class AnyTextTest {
  private static final TextRenderer RENDERER = Renderers.awt();

  @Provide
  Arbitrary<String> anyText() {
    Arbitrary<Integer> unit =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, Arbitraries.integers().between(0x20, 0x7E)),
            net.jqwik.api.Tuple.of(2, Arbitraries.just((int) ' ')),
            net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 0x1F)),
            net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(0x300, 0x36F)),
            net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(0x590, 0x7FF)),
            net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(0x900, 0xDFF)),
            net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0x1100, 0x11FF)),
            net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(0x200B, 0x206F)),
            net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(0x2E80, 0xD7FF)),
            net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(0xD800, 0xDFFF)),
            net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(0xE000, 0xFFFF)),
            net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(0x10000, 0x10FFFF)),
            net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0x1F300, 0x1FAFF)));
    return unit.list()
        .ofMaxSize(120)
        .map(
            codePoints -> {
              StringBuilder text = new StringBuilder();
              codePoints.forEach(text::appendCodePoint);
              return text.toString();
            });
  }

  @Provide
  Arbitrary<TextInput> anyInput() {
    Arbitrary<TextInput> pairs = Combinators.combine(anyText(), anyText()).as(TextInput.Pair::new);
    Arbitrary<TextInput> words =
        anyText().list().ofMinSize(1).ofMaxSize(12).map(TextInput.Words::new);
    return Arbitraries.oneOf(anyText().map(TextInput::of), pairs, words);
  }

  @Property(tries = 600)
  void everyDrawnCharacterIsInExactlyOneCluster(
      @ForAll("anyInput") TextInput input, @ForAll @IntRange(min = 4, max = 90) int maxPatches) {
    RenderedText text = RENDERER.render(input, maxPatches);
    assertTrue(text.patchCount() <= maxPatches);
    Alignment alignment = text.alignment();
    List<String> parts = input.parts();
    boolean all = true;
    for (int part = 0; part < parts.size(); part++) {
      int reached = 0;
      for (Cluster cluster : clustersOf(alignment, part)) {
        assertEquals(reached, cluster.start(), "a gap or an overlap in part " + part);
        assertTrue(cluster.endPatch() <= text.patchCount());
        reached = cluster.end();
      }
      assertEquals(alignment.drawnEnd(part), reached);
      all &= reached == parts.get(part).length();
    }
    if (alignment.complete()) {
      assertTrue(all, "said to be complete");
    }
  }

  @Property(tries = 300)
  void separatorsHoldNoTextAndAreBlack(@ForAll("anyInput") TextInput input) {
    RenderedText text = RENDERER.render(input, 40);
    int[] separators = text.alignment().separators();
    assertEquals(input instanceof TextInput.Pair ? 2 : 1, separators.length);
    assertEquals(text.patchCount() - 1, separators[separators.length - 1]);
    for (int separator : separators) {
      assertEquals(255, Ink.mean(text, separator), 0);
    }
    for (Cluster cluster : text.alignment().clusters()) {
      for (int patch = cluster.firstPatch(); patch < cluster.endPatch(); patch++) {
        assertTrue(!text.alignment().isSeparator(patch), cluster + " is on a separator");
      }
    }
  }

  @Property(tries = 300)
  void windowsHoldEveryCharacter(
      @ForAll("anyInput") TextInput input,
      @ForAll @IntRange(min = 6, max = 24) int maxPatches,
      @ForAll @IntRange(min = 0, max = 2) int overlap) {
    List<RenderedText> windows = RENDERER.renderWindows(input, maxPatches, overlap);
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

  @Property(tries = 200)
  void whatFitsIsDrawnTheSameWithMoreRoom(@ForAll("anyText") String text) {
    RenderedText narrow = RENDERER.render(TextInput.of(text), 300);
    RenderedText wide = RENDERER.render(TextInput.of(text), 400);
    if (narrow.alignment().complete()) {
      assertArrayEquals(Ink.bytes(wide), Ink.bytes(narrow));
    }
  }

  @Test
  void eightThreadsDrawWhatOneDraws() throws Exception {
    List<String> texts = anyText().list().ofSize(400).sample();
    List<byte[]> alone = drawAll(Renderers.awt(), texts);
    TextRenderer shared = Renderers.awt();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<List<byte[]>>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tasks.add(() -> drawAll(shared, texts));
      }
      for (Future<List<byte[]>> result : pool.invokeAll(tasks)) {
        List<byte[]> drawn = result.get();
        for (int i = 0; i < texts.size(); i++) {
          assertArrayEquals(alone.get(i), drawn.get(i), texts.get(i));
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<byte[]> drawAll(TextRenderer renderer, List<String> texts) {
    return texts.stream().map(text -> Ink.bytes(renderer.render(TextInput.of(text), 60))).toList();
  }

  private static List<Cluster> clustersOf(Alignment alignment, int part) {
    return alignment.clusters().stream().filter(cluster -> cluster.part() == part).toList();
  }
}
