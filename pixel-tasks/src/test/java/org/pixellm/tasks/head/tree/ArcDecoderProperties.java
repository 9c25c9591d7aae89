// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.Predicate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The decoders find what trying all heads finds. */
class ArcDecoderProperties {

  @Property(tries = 300)
  void anyTreeIsTheBestOfAllTrees(
      @ForAll @IntRange(min = 1, max = 5) int words, @ForAll long seed) {
    assertBest(new ChuLiuEdmonds(), words, seed, ArcDecoderProperties::isTree);
  }

  @Property(tries = 300)
  void aProjectiveTreeIsTheBestOfAllProjectiveTrees(
      @ForAll @IntRange(min = 1, max = 5) int words, @ForAll long seed) {
    assertBest(new Eisner(), words, seed, heads -> isTree(heads) && isProjective(heads));
  }

  @Property(tries = 100)
  void greedyHeadsAreTheBestOfAll(
      @ForAll @IntRange(min = 1, max = 4) int words, @ForAll long seed) {
    assertBest(new GreedyArcs(), words, seed, heads -> true);
  }

  /** Long sentences, too many trees to try: still legal, and as good as the projective one. */
  @Property(tries = 40)
  void longSentencesHaveLegalTrees(
      @ForAll @IntRange(min = 6, max = 60) int words, @ForAll long seed) {
    double[][] scores = scores(words, seed);
    int[] any = new ChuLiuEdmonds().heads(scores);
    int[] projective = new Eisner().heads(scores);
    assertTrue(isTree(any));
    assertTrue(isTree(projective) && isProjective(projective));
    double best = sum(scores, any);
    assertTrue(best >= sum(scores, projective) - 1e-9);
    assertTrue(best <= sum(scores, new GreedyArcs().heads(scores)) + 1e-9);
  }

  /** What is added to a word's scores, or the root's to all, changes no tree. */
  @Property(tries = 100)
  void constantsChangeNothing(@ForAll @IntRange(min = 1, max = 12) int words, @ForAll long seed) {
    double[][] scores = scores(words, seed);
    double[][] shifted = new double[words][];
    for (int word = 0; word < words; word++) {
      shifted[word] = scores[word].clone();
      for (int head = 0; head <= words; head++) {
        shifted[word][head] += 8 * word - (head == 0 ? 64 : 0);
      }
    }
    assertArrayEquals(new ChuLiuEdmonds().heads(scores), new ChuLiuEdmonds().heads(shifted));
    assertArrayEquals(new Eisner().heads(scores), new Eisner().heads(shifted));
  }

  /** All words would rather hang on the root. One may. */
  @Example
  void theRootHasOneChild() {
    double[][] scores = {{9, 0, 1, 2}, {8, 3, 0, 1}, {7, 1, 4, 0}};
    assertArrayEquals(new int[] {0, 0, 0}, new GreedyArcs().heads(scores));
    assertArrayEquals(new int[] {0, 1, 2}, new ChuLiuEdmonds().heads(scores));
    assertArrayEquals(new int[] {0, 1, 2}, new Eisner().heads(scores));
  }

  @Example
  void nestedCyclesAreOpened() {
    // 1 and 2 want each other, 3 and 4 too, and both pairs want each other.
    double[][] scores = {
      {0, 0, 10, 4, 3}, {0, 10, 0, 1, 2}, {1, 5, 4, 0, 10}, {0, 2, 1, 10, 0},
    };
    int[] heads = new ChuLiuEdmonds().heads(scores);
    assertTrue(isTree(heads));
    assertEquals(1 + 10 + 4 + 10, sum(scores, heads));
  }

  private static void assertBest(ArcDecoder decoder, int words, long seed, Predicate<int[]> legal) {
    double[][] scores = scores(words, seed);
    int[] heads = decoder.heads(scores);
    assertTrue(legal.test(heads));
    int[] tried = new int[words];
    double best = Double.NEGATIVE_INFINITY;
    int all = (int) Math.pow(words + 1, words);
    for (int code = 0; code < all; code++) {
      int rest = code;
      for (int word = 0; word < words; word++) {
        tried[word] = rest % (words + 1);
        rest /= words + 1;
      }
      if (legal.test(tried)) {
        best = Math.max(best, sum(scores, tried));
      }
    }
    assertEquals(best, sum(scores, heads), 1e-9);
  }

  private static double[][] scores(int words, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] scores = new double[words][words + 1];
    for (double[] row : scores) {
      for (int head = 0; head <= words; head++) {
        row[head] = random.nextInt(-16, 17); // small whole numbers, so that there are ties
      }
    }
    return scores;
  }

  private static double sum(double[][] scores, int[] heads) {
    double sum = 0;
    for (int word = 0; word < heads.length; word++) {
      sum += scores[word][heads[word]];
    }
    return sum;
  }

  /** One root, and every word reaches it. */
  private static boolean isTree(int[] heads) {
    int roots = 0;
    for (int word = 1; word <= heads.length; word++) {
      roots += heads[word - 1] == 0 ? 1 : 0;
      int at = word;
      for (int steps = 0; at != 0; steps++) {
        if (steps > heads.length) {
          return false;
        }
        at = heads[at - 1];
      }
    }
    return roots == 1;
  }

  /** No two arcs cross; the root stands before all words. */
  private static boolean isProjective(int[] heads) {
    for (int a = 1; a <= heads.length; a++) {
      for (int b = 1; b <= heads.length; b++) {
        int from = Math.min(a, heads[a - 1]);
        int to = Math.max(a, heads[a - 1]);
        int otherFrom = Math.min(b, heads[b - 1]);
        int otherTo = Math.max(b, heads[b - 1]);
        if (from < otherFrom && otherFrom < to && to < otherTo) {
          return false;
        }
      }
    }
    return true;
  }
}
