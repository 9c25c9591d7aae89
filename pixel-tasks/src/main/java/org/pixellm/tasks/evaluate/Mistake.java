// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.prediction.ClassPrediction;
import org.pixellm.tasks.prediction.Tree;

/**
 * An example that was predicted wrongly.
 *
 * @param example the example
 * @param prediction what was predicted
 * @param gold what would have been right, as metrics take it
 * @param badness how wrong it is, above 0: of words their share that is wrong; of a class how sure
 *     the model was; of a number the difference; of an answer the share of its words that no right
 *     answer has, or the other way round
 */
public record Mistake(Example example, Object prediction, Object gold, double badness) {

  /**
   * The worst mistakes, the worst first.
   *
   * @param scorer says what is right after all
   * @param examples labelled
   * @param predictions one an example
   * @param most how many, at most
   */
  public static List<Mistake> worst(
      Scorer scorer, List<Example> examples, List<Object> predictions, int most) {
    List<Mistake> mistakes = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      Optional<Object> gold = examples.get(i).gold();
      if (gold.isPresent()) {
        double badness = badness(predictions.get(i), gold.get());
        // What the metric overlooks, as articles or subtypes, is no mistake.
        if (badness > 0 && !scorer.perfect(examples.get(i), predictions.get(i))) {
          mistakes.add(new Mistake(examples.get(i), predictions.get(i), gold.get(), badness));
        }
      }
    }
    mistakes.sort(Comparator.comparingDouble(mistake -> -mistake.badness())); // stable
    return List.copyOf(mistakes.subList(0, Math.min(most, mistakes.size())));
  }

  private static double badness(Object prediction, Object gold) {
    Object comparable = ComparablePrediction.of(prediction);
    if (prediction instanceof ClassPrediction chosen) {
      double sure = chosen.probabilities().stream().mapToDouble(p -> p).max().orElse(1);
      return chosen.label().equals(gold) ? 0 : sure;
    }
    if (comparable instanceof Double number && gold instanceof Double right) {
      return Math.abs(number - right);
    }
    if (comparable instanceof Tree tree && gold instanceof Tree right) {
      int wrong = 0;
      for (int word = 0; word < tree.size(); word++) {
        boolean same =
            tree.heads().get(word).equals(right.heads().get(word))
                && tree.relations().get(word).equals(right.relations().get(word));
        wrong += same ? 0 : 1;
      }
      return tree.size() == 0 ? 0 : (double) wrong / tree.size();
    }
    if (comparable instanceof String answer && gold instanceof List<?> accepted) {
      return accepted.isEmpty()
          ? (answer.isEmpty() ? 0 : 1)
          : accepted.stream().mapToDouble(right -> distance(answer, "" + right)).min().orElse(1);
    }
    if (comparable instanceof List<?> tags && gold instanceof List<?> right) {
      int wrong = 0;
      for (int word = 0; word < tags.size(); word++) {
        boolean same = word < right.size() && tags.get(word).equals(right.get(word));
        wrong += same ? 0 : 1;
      }
      return tags.isEmpty() ? 0 : (double) wrong / tags.size();
    }
    return comparable.equals(gold) ? 0 : 1;
  }

  /** Jaccard's distance of the words. */
  private static double distance(String found, String right) {
    Set<String> all = new HashSet<>(List.of(found.split("\\s+", -1)));
    Set<String> shared = new HashSet<>(all);
    List<String> others = List.of(right.split("\\s+", -1));
    shared.retainAll(others);
    all.addAll(others);
    return 1 - (double) shared.size() / all.size();
  }
}
