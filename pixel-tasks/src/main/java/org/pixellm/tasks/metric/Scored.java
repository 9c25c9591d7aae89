// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.List;

/** The words of a sentence that are scored: those there is a prediction for. */
final class Scored {
  private Scored() {}

  /**
   * Gold labels of the first words.
   *
   * @param predicted how many words there is a prediction for
   * @throws IllegalArgumentException if these are more than there are words
   */
  static <T> List<T> prefix(int predicted, List<T> gold) {
    if (predicted > gold.size()) {
      throw new IllegalArgumentException(
          "predictions for %d words of a sentence of %d".formatted(predicted, gold.size()));
    }
    return gold.subList(0, predicted);
  }
}
