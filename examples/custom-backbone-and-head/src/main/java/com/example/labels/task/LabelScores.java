// SPDX-License-Identifier: Apache-2.0
package com.example.labels.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the head says of a text.
 *
 * @param probabilities of all the task's labels, each by itself, 0 to 1
 * @param threshold probability from which on the text is said to have a label
 */
public record LabelScores(Map<String, Double> probabilities, double threshold) {
  /** Copies the map and keeps its order. */
  public LabelScores {
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
  }

  /** The labels that the text is said to have. */
  public Set<String> labels() {
    return probabilities.keySet().stream().filter(this::has).collect(Collectors.toSet());
  }

  /** Whether the text is said to have a label. */
  public boolean has(String label) {
    return probabilities.get(label) >= threshold;
  }
}
