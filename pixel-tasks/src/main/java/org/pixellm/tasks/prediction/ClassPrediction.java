// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.prediction;

import java.util.List;
import java.util.Objects;

/**
 * The class of a text.
 *
 * @param label the likeliest
 * @param probabilities of all labels, in the head's order; sum to 1
 */
public record ClassPrediction(String label, List<Double> probabilities) {
  /** Copies the list. */
  public ClassPrediction {
    Objects.requireNonNull(label, "label");
    probabilities = List.copyOf(probabilities);
  }
}
