// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.parse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/** Words of a batch, each with a head. For one thread. */
final class WordPairs {
  private final SentenceStates sentences;
  private final List<Long> dependents = new ArrayList<>();
  private final List<Long> heads = new ArrayList<>();

  WordPairs(SentenceStates sentences) {
    this.sentences = sentences;
  }

  /**
   * Adds a pair.
   *
   * @param sentence of both
   * @param word from 0
   * @param head 0 for the root, or a word from 1
   */
  void add(int sentence, int word, int head) {
    long first = sentences.firstWord(sentence);
    dependents.add(first + word);
    heads.add(head == 0 ? sentence : sentences.size() + first + head - 1);
  }

  /** How many there are. */
  int size() {
    return dependents.size();
  }

  /** {@code [pairs]} int64, among the words. */
  NDArray dependents(NDManager scope) {
    return array(dependents, scope);
  }

  /** {@code [pairs]} int64, among first the roots and then the words. */
  NDArray heads(NDManager scope) {
    return array(heads, scope);
  }

  private static NDArray array(List<Long> values, NDManager scope) {
    return scope.create(
        values.stream().mapToLong(Long::longValue).toArray(), new Shape(values.size()));
  }
}
