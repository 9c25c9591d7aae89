// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pixellm.tasks.evaluate.ComparablePrediction;
import org.pixellm.tasks.prediction.AnswerSpan;
import org.pixellm.tasks.prediction.TextVectors;
import org.pixellm.tasks.prediction.Tree;

/**
 * How much predictions differ.
 *
 * @param commonest what is predicted most often, as messages name it
 * @param share its share of all predictions, 0 to 1
 */
record PredictionSpread(String commonest, double share) {
  /** Values of a vector that are looked at. */
  private static final int BEGINNING = 4;

  /**
   * The spread of predictions, or of labels. Of tags and trees each word counts: of a tree where
   * the head is from the word, and the relation.
   *
   * @param predictions at least one
   */
  static PredictionSpread of(List<?> predictions) {
    Map<String, Long> counts = new HashMap<>();
    for (Object prediction : predictions) {
      if (prediction instanceof List<?> tags) {
        tags.forEach(tag -> count("" + tag, counts));
      } else if (prediction instanceof Tree tree) {
        for (int word = 0; word < tree.size(); word++) {
          count(arc(tree, word), counts);
        }
      } else if (prediction instanceof AnswerSpan answer) {
        count(answer.answered() ? answer.start() + " to " + answer.end() : "no answer", counts);
      } else if (prediction instanceof TextVectors vectors && vectors.vectors().size() == 1) {
        count(beginning(vectors.vectors().get(0)), counts);
      } else if (ComparablePrediction.of(prediction) instanceof Double number) {
        count(String.format(Locale.ROOT, "%.2e", number), counts); // three digits
      } else {
        count("" + ComparablePrediction.of(prediction), counts);
      }
    }
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    return counts.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(most -> new PredictionSpread(most.getKey(), (double) most.getValue() / all))
        .orElse(new PredictionSpread("nothing", 0));
  }

  private static void count(String what, Map<String, Long> counts) {
    counts.merge(what, 1L, Long::sum);
  }

  /** Two vectors that begin alike in three digits are taken as the same. */
  private static String beginning(float[] vector) {
    StringBuilder text = new StringBuilder("a vector that begins");
    for (int i = 0; i < Math.min(BEGINNING, vector.length); i++) {
      text.append(String.format(Locale.ROOT, " %.2e", vector[i]));
    }
    return text.toString();
  }

  private static String arc(Tree tree, int word) {
    int head = tree.heads().get(word);
    String place = head == 0 ? "the root" : "the word %+d".formatted(head - word - 1);
    return tree.relations().get(word) + " of " + place;
  }
}
