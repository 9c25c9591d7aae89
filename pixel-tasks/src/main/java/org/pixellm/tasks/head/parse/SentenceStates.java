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
