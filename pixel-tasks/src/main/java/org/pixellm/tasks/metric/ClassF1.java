// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pixellm.plugins.task.Metric;

/**
 * F1 of classes. Scores, all 0 to 1 and 0 where there is nothing to divide by: {@code accuracy};
 * {@code macro_f1}, the plain mean over the classes that occur as prediction or gold, as
 * scikit-learn's; {@code f1}, that of the positive class, or {@code macro_f1} if none is named;
 * {@code combined}, the mean of {@code accuracy} and {@code f1}, which is GLUE's score for MRPC and
 * QQP; and {@code sports.f1} and so on for each class.
 */
public final class ClassF1 implements Metric<String, String> {
  private final ClassF1Config config;

  /** A metric. */
  public ClassF1(ClassF1Config config) {
    this.config = config;
  }

  @Override
  public String mainScore() {
    return "f1";
  }

  @Override
  public Tally<String, String> start() {
    return new ClassTally();
  }

  private static final class Counts {
    private long right;
    private long predicted;
    private long gold;

    double f1() {
      return Ratio.of(2 * right, predicted + gold);
    }
  }

  private final class ClassTally implements Tally<String, String> {
    private final SortedMap<String, Counts> classes = new TreeMap<>();
    private long right;
    private long all;

    @Override
    public void add(String prediction, String gold) {
      counts(prediction).predicted++;
      counts(gold).gold++;
      if (prediction.equals(gold)) {
        counts(gold).right++;
        right++;
      }
      all++;
    }

    private Counts counts(String label) {
      return classes.computeIfAbsent(label, name -> new Counts());
    }

    @Override
    public Map<String, Double> scores() {
      Map<String, Double> scores = new LinkedHashMap<>();
      classes.forEach((label, counts) -> scores.put(label + ".f1", counts.f1()));
      double macro = classes.values().stream().mapToDouble(Counts::f1).average().orElse(0);
      Counts positive = classes.getOrDefault(config.positive(), new Counts());
      double f1 = config.positive().isEmpty() ? macro : positive.f1();
      double accuracy = Ratio.of(right, all);
      scores.put("accuracy", accuracy);
      scores.put("macro_f1", macro);
      scores.put("f1", f1);
      scores.put("combined", (accuracy + f1) / 2);
      return scores;
    }
  }
}
