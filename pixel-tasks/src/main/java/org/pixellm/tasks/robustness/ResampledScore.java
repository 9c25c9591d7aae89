// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A score, and what it is when examples are drawn again.
 *
 * @param score of all examples, mean over seeds
 * @param resampled of each draw, mean over seeds; handed over
 * @param seeds of all examples, by seed; empty if seeds do not matter; handed over
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record ResampledScore(double score, double[] resampled, double[] seeds) {
  /** Checks that both arrays are there: a file may lack one. */
  ResampledScore {
    Objects.requireNonNull(resampled, "resampled");
    Objects.requireNonNull(seeds, "seeds");
  }

  /** How much higher this is than another score of the same model, draw by draw, seed by seed. */
  ResampledScore minus(ResampledScore other) {
    return new ResampledScore(
        score - other.score,
        differences(resampled, other.resampled),
        differences(seeds, other.seeds));
  }

  /** How much higher this is than another model's score, draw by draw. */
  ResampledScore minusOther(ResampledScore other) {
    return new ResampledScore(
        score - other.score, differences(resampled, other.resampled), new double[0]);
  }

  private static double[] differences(double[] values, double[] others) {
    double[] differences = new double[values.length];
    Arrays.setAll(differences, i -> values[i] - others[i]);
    return differences;
  }

  /** The standard deviation over seeds, of a sample; empty of fewer than two. */
  OptionalDouble deviation() {
    if (seeds.length < 2) {
      return OptionalDouble.empty();
    }
    double mean = Arrays.stream(seeds).average().orElseThrow();
    double squares = Arrays.stream(seeds).map(seed -> (seed - mean) * (seed - mean)).sum();
    return OptionalDouble.of(Math.sqrt(squares / (seeds.length - 1)));
  }

  /** The mean of several of one model, draw by draw, seed by seed. */
  static ResampledScore mean(List<ResampledScore> scores) {
    return new ResampledScore(
        scores.stream().mapToDouble(ResampledScore::score).average().orElseThrow(),
        means(scores.stream().map(ResampledScore::resampled).toList()),
        means(scores.stream().map(ResampledScore::seeds).toList()));
  }

  private static double[] means(List<double[]> arrays) {
    double[] means = new double[arrays.get(0).length];
    Arrays.setAll(
        means, i -> arrays.stream().mapToDouble(array -> array[i]).average().orElseThrow());
    return means;
  }
}
