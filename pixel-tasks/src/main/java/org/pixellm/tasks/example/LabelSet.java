// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.example;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.pixellm.plugins.PixelException;

/** The labels of a task, numbered from 0. Immutable. */
public final class LabelSet {
  /** Labels that a message spells out. */
  private static final int NAMED = 40;

  private final List<String> labels;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /**
   * Labels in an order of the caller's.
   *
   * @throws IllegalArgumentException if one occurs twice
   */
  public LabelSet(List<String> labels) {
    this.labels = List.copyOf(labels);
    for (String label : this.labels) {
      if (numbers.put(label, numbers.size()) != null) {
        throw new IllegalArgumentException("the label '" + label + "' occurs twice");
      }
    }
  }

  /**
   * The labels that occur, sorted by their UTF-16 units, whatever the order of the examples.
   *
   * @param occurring labels of a training split, with repetitions
   */
  public static LabelSet collected(Collection<String> occurring) {
    return new LabelSet(List.copyOf(new TreeSet<>(occurring)));
  }

  /** The labels in order. */
  public List<String> labels() {
    return labels;
  }

  /** How many there are. */
  public int size() {
    return labels.size();
  }

  /**
   * The number of a label.
   *
   * @param source where the label stands
   * @throws PixelException naming the place, if the task does not have the label
   */
  public int number(String label, Source source) {
    Integer number = numbers.get(label);
    if (number == null) {
      throw source.error(
          "the label %s is not one of the model's: %s".formatted(Quoted.of(label), spelledOut()));
    }
    return number;
  }

  /** Whether the task has the label. */
  public boolean contains(String label) {
    return numbers.containsKey(label);
  }

  private String spelledOut() {
    String named = String.join(", ", labels.subList(0, Math.min(NAMED, labels.size())));
    return labels.size() > NAMED
        ? named + " and " + (labels.size() - NAMED) + " more"
        : labels.isEmpty() ? "it has none" : named;
  }
}
