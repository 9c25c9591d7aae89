// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.example.TaggedWords;

/**
 * The loss of the best guess that does not look at the input: what a training is stuck at that has
 * learnt no more than how often each label occurs.
 */
final class ConstantGuess {
  private ConstantGuess() {}

  /**
   * The loss of that guess on training examples: of labels the cross entropy of their weighted
   * frequencies, of numbers their variance. Empty where a head's loss is of more than labels.
   *
   * @param weights how much each label counts in the loss; 1 for one that is not there
   */
  static OptionalDouble loss(List<? extends Example> examples, Map<String, Double> weights) {
    Map<String, Long> counts = new TreeMap<>();
    double sum = 0;
    double squares = 0;
    long numbers = 0;
    for (Example example : examples) {
      if (example instanceof TaggedWords words) {
        words.tags().forEach(tag -> counts.merge(tag, 1L, Long::sum));
      } else if (example instanceof LabelledText text) {
        text.label().ifPresent(label -> counts.merge(label, 1L, Long::sum));
      } else if (example instanceof ScoredText text && text.labelled()) {
        sum += text.score().getAsDouble();
        squares += text.score().getAsDouble() * text.score().getAsDouble();
        numbers++;
      }
    }
    if (numbers > 0) {
      double mean = sum / numbers;
      return OptionalDouble.of(Math.max(0, squares / numbers - mean * mean));
    }
    return counts.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(entropy(counts, weights));
  }

  /** The mean over all labels of weight times -log of the best constant probability. */
  private static double entropy(Map<String, Long> counts, Map<String, Double> weights) {
    double weighted = 0;
    long all = 0;
    for (Map.Entry<String, Long> label : counts.entrySet()) {
      weighted += label.getValue() * weights.getOrDefault(label.getKey(), 1.0);
      all += label.getValue();
    }
    double sum = 0;
    for (Map.Entry<String, Long> label : counts.entrySet()) {
      double share = label.getValue() * weights.getOrDefault(label.getKey(), 1.0) / weighted;
      sum -= share * Math.log(share);
    }
    return sum * weighted / all;
  }
}
