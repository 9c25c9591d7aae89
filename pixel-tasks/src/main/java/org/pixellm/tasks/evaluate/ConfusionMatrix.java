// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.prediction.Tree;

/**
 * How often each label was taken for which: classes of texts, tags of words, relations of words.
 *
 * @param labels all labels of either side, sorted
 * @param counts by gold label, then by predicted label, in the order of {@code labels}
 */
public record ConfusionMatrix(List<String> labels, List<List<Long>> counts) {

  /** Copies the lists. */
  public ConfusionMatrix {
    labels = List.copyOf(labels);
    counts = counts.stream().map(List::copyOf).toList();
  }

  /**
   * The matrix of some predictions; empty for a task without labels, as numbers and answers have
   * none.
   *
   * @param examples labelled
   * @param predictions one an example
   */
  public static Optional<ConfusionMatrix> of(List<Example> examples, List<Object> predictions) {
    SortedMap<String, SortedMap<String, Long>> counts = new TreeMap<>();
    for (int i = 0; i < examples.size(); i++) {
      Optional<Object> gold = examples.get(i).gold();
      if (gold.isEmpty()) {
        return Optional.empty();
      }
      Object prediction = ComparablePrediction.of(predictions.get(i));
      if (gold.get() instanceof String label && prediction instanceof String predicted) {
        count(counts, label, predicted);
      } else if (gold.get() instanceof Tree tree && prediction instanceof Tree predicted) {
        count(counts, tree.relations(), predicted.relations());
      } else if (gold.get() instanceof List<?> tags && prediction instanceof List<?> predicted) {
        count(counts, tags, predicted);
      } else {
        return Optional.empty();
      }
    }
    return counts.isEmpty() ? Optional.empty() : Optional.of(of(counts));
  }

  /** Of words that have no prediction, as what did not fit has none, nothing is counted. */
  private static void count(
      SortedMap<String, SortedMap<String, Long>> counts, List<?> golds, List<?> predictions) {
    for (int word = 0; word < Math.min(golds.size(), predictions.size()); word++) {
      count(counts, "" + golds.get(word), "" + predictions.get(word));
    }
  }

  private static void count(
      SortedMap<String, SortedMap<String, Long>> counts, String gold, String predicted) {
    counts.computeIfAbsent(gold, label -> new TreeMap<>()).merge(predicted, 1L, Long::sum);
  }

  private static ConfusionMatrix of(SortedMap<String, SortedMap<String, Long>> counts) {
    TreeSet<String> labels = new TreeSet<>(counts.keySet());
    counts.values().forEach(row -> labels.addAll(row.keySet()));
    List<List<Long>> rows = new ArrayList<>();
    for (String gold : labels) {
      Map<String, Long> row = counts.getOrDefault(gold, new TreeMap<>());
      rows.add(labels.stream().map(label -> row.getOrDefault(label, 0L)).toList());
    }
    return new ConfusionMatrix(List.copyOf(labels), rows);
  }

  /** How often a gold label occurs. */
  long total(int gold) {
    return counts.get(gold).stream().mapToLong(Long::longValue).sum();
  }
}
