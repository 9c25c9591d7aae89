// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.prediction;

import java.util.List;

/**
 * A sentence's dependencies. A parser without a tree constraint may give words that form none.
 *
 * @param heads for each word the number of its head, counted from 1; 0 is the root
 * @param relations for each word its relation to its head
 */
public record Tree(List<Integer> heads, List<String> relations) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if they differ in length, or a head is negative
   */
  public Tree {
    heads = List.copyOf(heads);
    relations = List.copyOf(relations);
    if (heads.size() != relations.size()) {
      throw new IllegalArgumentException(
          "%d heads and %d relations".formatted(heads.size(), relations.size()));
    }
    for (int head : heads) {
      if (head < 0) {
        throw new IllegalArgumentException("head " + head + " is no word");
      }
    }
  }

  /** Words. */
  public int size() {
    return heads.size();
  }
}
