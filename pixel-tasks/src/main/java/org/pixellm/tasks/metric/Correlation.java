// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.task.Metric;

/**
 * How predicted scores go with gold scores. {@code pearson}: the correlation of the values. {@code
 * spearman}: that of their ranks, equal values sharing the mean of their ranks. Both -1 to 1, and 0
 * if all values of a side are equal, for which neither is defined. {@code combined}: the mean of
 * the two, GLUE's score for STS-B. {@code mse}: mean squared difference.
 */
public final class Correlation implements Metric<Double, Double> {

  @Override
  public String mainScore() {
    return "combined";
  }

  @Override
  public Tally<Double, Double> start() {
    return new Tally<>() {
      private final List<Double> predictions = new ArrayList<>();
      private final List<Double> golds = new ArrayList<>();

      @Override
      public void add(Double prediction, Double gold) {
        predictions.add(prediction);
        golds.add(gold);
      }

      @Override
      public Map<String, Double> scores() {
        double[] x = values(predictions);
        double[] y = values(golds);
        double pearson = pearson(x, y);
        double spearman = pearson(ranks(x), ranks(y));
        return Map.of(
            "pearson",
            pearson,
            "spearman",
            spearman,
            "combined",
            (pearson + spearman) / 2,
            "mse",
            meanSquare(x, y));
      }
    };
  }

  private static double[] values(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double pearson(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double products = 0;
    double squaresX = 0;
    double squaresY = 0;
    for (int i = 0; i < x.length; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      products += dx * dy;
      squaresX += dx * dx;
      squaresY += dy * dy;
    }
    boolean constant = allEqual(x) || allEqual(y);
    double correlation = constant ? 0 : products / Math.sqrt(squaresX) / Math.sqrt(squaresY);
    return Math.max(-1, Math.min(1, correlation));
  }

  /** Exact: a sum of squares around a rounded mean need not be 0. */
  private static boolean allEqual(double[] values) {
    return Arrays.stream(values).distinct().count() <= 1;
  }

  /** Ranks from 1; equal values share the mean of theirs. */
  private static double[] ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      ranks[i] = (first(sorted, values[i]) + end(sorted, values[i]) + 1) / 2.0;
    }
    return ranks;
  }

  /** How many are smaller. */
  private static int first(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Double.compare(sorted[middle], value) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many are smaller or equal. */
  private static int end(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Double.compare(sorted[middle], value) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double meanSquare(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - y[i]) * (x[i] - y[i]);
    }
    return x.length == 0 ? 0 : sum / x.length;
  }
}
