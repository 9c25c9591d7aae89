// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.tree;

/** Chooses the heads of a sentence's words. Safe to share between threads. */
@FunctionalInterface
public interface ArcDecoder {

  /**
   * Heads of the highest sum of scores.
   *
   * @param scores {@code [words][1 + words]}: of word i + 1 having head j, where 0 is the root.
   *     Finite; what is added to all scores of one word changes nothing. That of a word being its
   *     own head is looked at by {@link GreedyArcs} alone, and so are further columns
   * @return for each word its head, 0 for the root
   */
  int[] heads(double[][] scores);
}
