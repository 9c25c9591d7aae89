// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.parse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;

/** The words of a batch's sentences, one sentence after another. */
final class SentenceStates {
  private final NDArray words;
  private final NDArray roots;
  private final int[] counts;
  private final int[] padding;

  /** First word of each sentence among all, and first arc among all arcs. */
  private final long[] firstWords;

  private final long[] firstArcs;

  /**
   * Sentences.
   *
   * @param words {@code [words, hidden]}
   * @param roots {@code [sentences, hidden]}
   * @param counts words of each sentence
   * @param padding further heads of each sentence, that score 0
   */
  SentenceStates(NDArray words, NDArray roots, int[] counts, int[] padding) {
    this.words = words;
    this.roots = roots;
    this.counts = counts;
    this.padding = padding;
    this.firstWords = new long[counts.length];
    this.firstArcs = new long[counts.length];
    for (int i = 1; i < counts.length; i++) {
      firstWords[i] = firstWords[i - 1] + counts[i - 1];
      firstArcs[i] = firstArcs[i - 1] + (long) counts[i - 1] * columns(i - 1);
    }
  }

  /** {@code [words, hidden]}. */
  NDArray words() {
    return words;
  }

  /** {@code [sentences, hidden]}. */
  NDArray roots() {
    return roots;
  }

  /** Sentences. */
  int size() {
    return counts.length;
  }

  /** Words of a sentence. */
  int count(int sentence) {
    return counts[sentence];
  }

  /** Possible heads of a sentence's words: the root, the words, and padding where that counts. */
  int columns(int sentence) {
    return 1 + counts[sentence] + padding[sentence];
  }

  /** A sentence's first word among those of all. */
  long firstWord(int sentence) {
    return firstWords[sentence];
  }

  /**
   * The place of an arc among all of all sentences.
   *
   * @param word from 0
   * @param head 0 for the root, or a word from 1
   */
  long arc(int sentence, int word, int head) {
    return firstArcs[sentence] + (long) word * columns(sentence) + head;
  }

  /** {@code [sentences]} int64, words of each. */
  NDArray counts(NDManager scope) {
    return array(counts, scope);
  }

  /** {@code [sentences]} int64, further heads of each. */
  NDArray padding(NDManager scope) {
    return array(padding, scope);
  }

  private static NDArray array(int[] values, NDManager scope) {
    return scope.create(IntStream.of(values).asLongStream().toArray(), new Shape(values.length));
  }
}
