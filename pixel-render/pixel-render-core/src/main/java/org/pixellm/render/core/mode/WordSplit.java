// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import java.util.Arrays;
import org.pixellm.plugins.render.ShapedText;
import org.pixellm.render.core.WhiteSpace;

/** Tells which word a cluster is of: words are what stands between white space. */
final class WordSplit {
  /** Stands for white space instead of the number of a word. */
  static final int SPACE = -1;

  private WordSplit() {}

  /**
   * Numbers the words of a line in reading order.
   *
   * @param text what was shaped
   * @param line its clusters
   * @param order indices of the clusters in reading order; null if that is their order
   * @return for each cluster, from the left, its word or {@link #SPACE}
   */
  static int[] words(String text, ShapedText line, int[] order) {
    int count = line.clusterCount();
    int[] words = new int[count];
    int word = 0;
    boolean inWord = false;
    for (int i = 0; i < count; i++) {
      int cluster = order == null ? i : order[i];
      int start = line.start(cluster);
      if (isSpace(text, start, line.end(cluster))) {
        words[cluster] = SPACE;
        inWord = false;
        continue;
      }
      // Marks may make one cluster of a space and what stands beside it.
      boolean afterSpace =
          WhiteSpace.is(text.charAt(start)) || (start > 0 && WhiteSpace.is(text.charAt(start - 1)));
      if (!inWord || afterSpace) {
        word++;
      }
      words[cluster] = word;
      inWord = true;
    }
    return words;
  }

  /** A line that is one word, white space and all. */
  static int[] oneWord(ShapedText line) {
    return new int[line.clusterCount()];
  }

  /**
   * An order of clusters from left to right in which those of a word stand side by side, and words
   * where their first letters stand.
   */
  static int[] sideBySide(int[] words, int[] readingOrder) {
    int count = words.length;
    int[] placeOfWord = new int[count + 1];
    Arrays.fill(placeOfWord, -1);
    long[] keys = new long[count];
    for (int cluster : readingOrder) {
      int word = words[cluster];
      if (word >= 0 && placeOfWord[word] < 0) {
        placeOfWord[word] = cluster;
      }
    }
    for (int i = 0; i < count; i++) {
      int place = words[i] < 0 ? i : placeOfWord[words[i]];
      keys[i] = (long) place << 32 | i;
    }
    Arrays.sort(keys);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }

  private static boolean isSpace(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!WhiteSpace.is(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
