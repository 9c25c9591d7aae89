// SPDX-License-Identifier: Apache-2.0
package com.example.labels.task;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pixellm.plugins.task.Metric;

/**
 * The prediction that does not look at a text: how often each label occurs. A label that more than
 * half of the texts have is said of all, any other of none. What a model must do better than.
 */
public final class ConstantGuess {
  private final Map<String, Double> shares;

  /** A guess from the labels of training examples. */
  public ConstantGuess(Collection<LabelledSentence> training) {
    Map<String, Double> counted =
        training.stream()
            .flatMap(example -> example.labels().stream().flatMap(Set::stream))
            .collect(
                Collectors.groupingBy(
                    label -> label, TreeMap::new, Collectors.summingDouble(label -> 1)));
    counted.replaceAll((label, count) -> count / training.size());
    this.shares = counted;
  }

  /** Scores of the guess on labelled examples. */
  public Map<String, Double> scores(Collection<LabelledSentence> examples) {
    return scores(examples, 0.5);
  }

  /**
   * Scores of the guess with the best micro F1: the commonest labels, so many of them that twice
   * what they find over what they say and what there is to find is greatest, said of every text.
   */
  public Map<String, Double> scoresForF1(Collection<LabelledSentence> examples) {
    double all = shares.values().stream().mapToDouble(share -> share).sum();
    double best = 0;
    double threshold = 1;
    for (double least : shares.values()) {
      double[] said =
          shares.values().stream().mapToDouble(s -> s).filter(s -> s >= least).toArray();
      double f1 = 2 * Arrays.stream(said).sum() / (said.length + all);
      if (f1 > best) {
        best = f1;
        threshold = least;
      }
    }
    return scores(examples, threshold);
  }

  private Map<String, Double> scores(Collection<LabelledSentence> examples, double threshold) {
    Metric.Tally<LabelScores, Set<String>> tally = new MultiLabelF1().start();
    LabelScores guess = new LabelScores(shares, threshold);
    examples.forEach(example -> tally.add(guess, example.labels().orElse(Set.of())));
    return tally.scores();
  }
}
