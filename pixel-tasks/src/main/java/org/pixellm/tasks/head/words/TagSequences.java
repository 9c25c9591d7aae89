// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.words;

import java.util.Arrays;
import java.util.List;

/** The best tags of a sentence of which each follows its neighbour legally (Viterbi 1967). */
final class TagSequences {
  private final boolean[] starts;

  /** Whether a tag may follow another: {@code [before][after]}. */
  private final boolean[][] follows;

  private TagSequences(boolean[] starts, boolean[][] follows) {
    this.starts = starts;
    this.follows = follows;
  }

  /** Sequences in which any tag may follow any. */
  static TagSequences free(int tags) {
    boolean[] starts = new boolean[tags];
    Arrays.fill(starts, true);
    boolean[][] follows = new boolean[tags][tags];
    for (boolean[] row : follows) {
      Arrays.fill(row, true);
    }
    return new TagSequences(starts, follows);
  }

  /**
   * Sequences of IOB2 tags: {@code I-X} comes after {@code B-X} or {@code I-X} alone.
   *
   * @throws IllegalArgumentException if no tag can begin a sentence
   */
  static TagSequences iob2(List<String> tags) {
    TagSequences sequences = free(tags.size());
    boolean any = false;
    for (int after = 0; after < tags.size(); after++) {
      String tag = tags.get(after);
      if (tag.startsWith("I-")) {
        sequences.starts[after] = false;
        for (int before = 0; before < tags.size(); before++) {
          sequences.follows[before][after] =
              tags.get(before).equals(tag) || tags.get(before).equals("B-" + tag.substring(2));
        }
      }
      any |= sequences.starts[after];
    }
    if (!any) {
      throw new IllegalArgumentException(
          "no tag of %s can begin a sentence in IOB2".formatted(String.join(", ", tags)));
    }
    return sequences;
  }

  /**
   * The sequence of the highest sum.
   *
   * @param scores {@code [words][tags]}
   * @return a tag a word
   */
  int[] best(float[][] scores) {
    int words = scores.length;
    if (words == 0) {
      return new int[0];
    }
    int tags = starts.length;
    double[] sums = new double[tags];
    int[][] before = new int[words][tags];
    for (int tag = 0; tag < tags; tag++) {
      sums[tag] = starts[tag] ? scores[0][tag] : Double.NEGATIVE_INFINITY;
    }
    for (int word = 1; word < words; word++) {
      double[] next = new double[tags];
      for (int tag = 0; tag < tags; tag++) {
        int best = -1;
        for (int previous = 0; previous < tags; previous++) {
          if (follows[previous][tag] && (best < 0 || sums[previous] > sums[best])) {
            best = previous;
          }
        }
        before[word][tag] = Math.max(best, 0);
        next[tag] = best < 0 ? Double.NEGATIVE_INFINITY : sums[best] + scores[word][tag];
      }
      sums = next;
    }
    int[] chosen = new int[words];
    for (int tag = 1; tag < tags; tag++) {
      if (sums[tag] > sums[chosen[words - 1]]) {
        chosen[words - 1] = tag;
      }
    }
    for (int word = words - 1; word > 0; word--) {
      chosen[word - 1] = before[word][chosen[word]];
    }
    return chosen;
  }
}
