// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.pixellm.plugins.task.Metric;

/**
 * Matthews correlation: {@code matthews}, -1 to 1; 0 if all predictions or all gold classes are
 * equal. For more than two classes the coefficient R_K of Gorodkin (2004), which for two is that of
 * Matthews (1975). GLUE's score for CoLA. {@code accuracy} is told besides.
 */
public final class Matthews implements Metric<String, String> {

  @Override
  public String mainScore() {
    return "matthews";
  }

  @Override
  public Tally<String, String> start() {
    return new Tally<>() {
      private final Map<String, Long> predicted = new HashMap<>();
      private final Map<String, Long> there = new HashMap<>();
      private long right;
      private long all;

      @Override
      public void add(String prediction, String gold) {
        predicted.merge(prediction, 1L, Long::sum);
        there.merge(gold, 1L, Long::sum);
        right += prediction.equals(gold) ? 1 : 0;
        all++;
      }

      @Override
      public Map<String, Double> scores() {
        Set<String> classes = new HashSet<>(predicted.keySet());
        classes.addAll(there.keySet());
        double chance = 0;
        double predictedSquares = 0;
        double goldSquares = 0;
        for (String each : classes) {
          double p = predicted.getOrDefault(each, 0L);
          double g = there.getOrDefault(each, 0L);
          chance += p * g;
          predictedSquares += p * p;
          goldSquares += g * g;
        }
        double square = (double) all * all;
        double spread = Math.sqrt(square - predictedSquares) * Math.sqrt(square - goldSquares);
        double matthews = spread == 0 ? 0 : ((double) right * all - chance) / spread;
        return Map.of("matthews", matthews, "accuracy", Ratio.of(right, all));
      }
    };
  }
}
