// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.Alignment.CharRange;
import org.pixellm.plugins.render.Alignment.Cluster;
import org.pixellm.plugins.render.Alignment.PatchRange;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;

/** What must hold for every drawing of one input, whatever drew it; errors tell the input. */
final class DrawingRules {
  private static final int TOLD = 400;

  private final TextInput input;

  DrawingRules(TextInput input) {
    this.input = input;
  }

  /** The drawing keeps to its patches, and every character up to where it ends is in a cluster. */
  void holdEveryCharacter(RenderedText drawn, int maxPatches) {
    Alignment alignment = drawn.alignment();
    require(drawn.patchCount() <= maxPatches, () -> drawn.patchCount() + " of " + maxPatches);
    int[] reached = new int[input.parts().size()];
    for (Cluster cluster : alignment.clusters()) {
      int before = reached[cluster.part()];
      require(cluster.start() == before, () -> cluster + " after " + before);
      require(cluster.endPatch() <= drawn.patchCount(), () -> cluster + " is off the strip");
      reached[cluster.part()] = cluster.end();
    }
    boolean all = true;
    for (int part = 0; part < reached.length; part++) {
      int end = reached[part];
      require(alignment.drawnEnd(part) == end, () -> "clusters end at " + end);
      all &= end == input.parts().get(part).length();
    }
    // The last cluster may be there and yet be cut.
    require(all || !alignment.complete(), () -> "said to be complete");
  }

  /** From characters to patches and back is the same, and words are where their clusters are. */
  void agreeInBothDirections(RenderedText drawn) {
    Alignment alignment = drawn.alignment();
    List<List<Cluster>> touching = new ArrayList<>();
    for (int patch = 0; patch < drawn.patchCount(); patch++) {
      touching.add(new ArrayList<>());
    }
    for (Cluster cluster : alignment.clusters()) {
      Optional<PatchRange> patches =
          Optional.of(new PatchRange(cluster.firstPatch(), cluster.endPatch()));
      for (int at = cluster.start(); at < cluster.end(); at++) {
        require(alignment.patchesOf(cluster.part(), at).equals(patches), cluster::toString);
      }
      for (int patch = cluster.firstPatch(); patch < cluster.endPatch(); patch++) {
        touching.get(patch).add(cluster);
      }
    }
    for (int patch = 0; patch < drawn.patchCount(); patch++) {
      String where = "patch " + patch;
      List<Cluster> expected = touching.get(patch);
      require(alignment.clustersIn(patch).equals(expected), () -> where + " has " + expected);
      int[] words = wordsOf(alignment, expected);
      require(
          Arrays.equals(words, alignment.wordsIn(patch)),
          () -> where + " has the words " + Arrays.toString(words));
    }
    for (int word = 0; word < alignment.words().size(); word++) {
      int number = word;
      CharRange range = alignment.words().get(word);
      require(
          alignment.patchesOf(range).equals(Optional.of(alignment.patchesOfWord(word))),
          () -> "word " + number + ", " + range);
      for (int at = range.start(); at < range.end(); at++) {
        require(alignment.wordOf(range.part(), at).orElse(-1) == word, () -> "not in " + range);
      }
    }
  }

  private static int[] wordsOf(Alignment alignment, List<Cluster> clusters) {
    BitSet words = new BitSet();
    for (Cluster cluster : clusters) {
      for (int word = 0; word < alignment.words().size(); word++) {
        CharRange range = alignment.words().get(word);
        boolean shared = cluster.start() < range.end() && cluster.end() > range.start();
        if (shared && cluster.part() == range.part()) {
          words.set(word);
        }
      }
    }
    return words.stream().toArray();
  }

  /** One separator at the end, in a pair another between the texts: black, and without text. */
  void haveSeparators(RenderedText drawn) {
    int[] separators = drawn.alignment().separators();
    int expected = input instanceof TextInput.Pair ? 2 : 1;
    require(separators.length == expected, () -> "separators " + Arrays.toString(separators));
    require(
        separators[separators.length - 1] == drawn.patchCount() - 1,
        () -> "no separator at the end");
    byte[] pixels = new byte[drawn.patchLength()];
    for (int separator : separators) {
      require(
          drawn.alignment().clustersIn(separator).isEmpty(), () -> "text in patch " + separator);
      drawn.copyPatches(separator, 1, pixels, 0);
      for (byte pixel : pixels) {
        require(pixel == 0, () -> "patch " + separator + " is not black");
      }
    }
  }

  /** Of windows each keeps to its patches, and together they lose nothing. */
  void loseNothing(List<RenderedText> windows, int maxPatches) {
    List<String> parts = input.parts();
    List<BitSet> drawn = new ArrayList<>();
    parts.forEach(part -> drawn.add(new BitSet()));
    for (RenderedText window : windows) {
      require(window.patchCount() <= maxPatches, () -> "a window of " + window.patchCount());
      require(windows.size() == 1 || !window.alignment().complete(), () -> "a window is complete");
      for (Cluster cluster : window.alignment().clusters()) {
        require(cluster.endPatch() <= window.patchCount(), () -> cluster + " is off the strip");
        drawn.get(cluster.part()).set(cluster.start(), cluster.end());
      }
    }
    // The first text of a pair is repeated, and may be cut.
    for (int part = input instanceof TextInput.Pair ? 1 : 0; part < parts.size(); part++) {
      int end = drawn.get(part).nextClearBit(0);
      require(end == parts.get(part).length(), () -> "windows lose the character at " + end);
    }
  }

  void require(boolean holds, Supplier<String> what) {
    if (!holds) {
      StringBuilder told = new StringBuilder(what.get());
      for (String part : input.parts()) {
        told.append(", of ").append(part.length()).append(" units: ");
        part.chars().limit(TOLD).forEach(unit -> told.append(String.format("\\u%04x", unit)));
      }
      throw new AssertionError(told.toString());
    }
  }
}
