// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.vocabulary;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Byte-pair encoding over the bytes of UTF-8 (Sennrich et al. 2016; Radford et al. 2019): of the
 * pairs of neighbours in a piece that were learnt, the one learnt first becomes one token, until
 * there is none.
 */
public final class BytePairs implements TokenVocabulary {
  private final Map<Long, Integer> merged = new HashMap<>();

  /**
   * Two tokens that become one.
   *
   * @param left number of the first
   * @param right number of the second
   */
  public record Merge(int left, int right) {}

  /**
   * A vocabulary.
   *
   * @param merges in the order in which they were learnt; the i-th makes token {@code AFTER_BYTES +
   *     i} of tokens that are there before it
   * @throws IllegalArgumentException if one is there twice, or is made of tokens that are not there
   */
  public BytePairs(List<Merge> merges) {
    for (int i = 0; i < merges.size(); i++) {
      Merge merge = merges.get(i);
      int made = AFTER_BYTES + i;
      if (!isThere(merge.left(), made) || !isThere(merge.right(), made)) {
        throw new IllegalArgumentException(
            "merge %d is of tokens %d and %d, and only %d to %d are there before it"
                .formatted(i + 1, merge.left(), merge.right(), FIRST_BYTE, made - 1));
      }
      if (merged.putIfAbsent(key(merge.left(), merge.right()), made) != null) {
        throw new IllegalArgumentException("merge %d is there twice".formatted(i + 1));
      }
    }
  }

  private static boolean isThere(int token, int made) {
    return token >= FIRST_BYTE && token < made;
  }

  private static long key(int left, int right) {
    return ((long) left << Integer.SIZE) | right;
  }

  @Override
  public int size() {
    return AFTER_BYTES + merged.size();
  }

  @Override
  public Piece cut(String text) {
    Utf8 utf8 = Utf8.of(text);
    int count = utf8.bytes().length;
    int[] ids = new int[count];
    int[] starts = new int[count];
    int[] ends = new int[count];
    for (int i = 0; i < count; i++) {
      ids[i] = FIRST_BYTE + utf8.bytes()[i];
      starts[i] = utf8.chars()[i];
      ends[i] = starts[i] + Character.charCount(text.codePointAt(starts[i]));
    }
    while (true) {
      int best = Integer.MAX_VALUE;
      for (int i = 0; i + 1 < count; i++) {
        best = Math.min(best, merged.getOrDefault(key(ids[i], ids[i + 1]), Integer.MAX_VALUE));
      }
      if (best == Integer.MAX_VALUE) {
        return new Piece(
            Arrays.copyOf(ids, count), Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
      }
      count = merge(best, ids, starts, ends, count);
    }
  }

  /** Makes one token of all its pairs, from left to right; how many tokens there are then. */
  private int merge(int made, int[] ids, int[] starts, int[] ends, int count) {
    int to = 0;
    for (int i = 0; i < count; i++, to++) {
      boolean pair =
          i + 1 < count && merged.getOrDefault(key(ids[i], ids[i + 1]), Integer.MAX_VALUE) == made;
      ids[to] = pair ? made : ids[i];
      starts[to] = starts[i];
      ends[to] = pair ? ends[i + 1] : ends[i];
      i += pair ? 1 : 0;
    }
    return to;
  }
}
