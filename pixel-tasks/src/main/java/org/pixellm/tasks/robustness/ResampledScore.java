// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.Arrays;
import java.util.List;

/**
 * A score, and what it is when examples are drawn again.
 *
 * @param score of all examples
 * @param resampled of each draw; handed over
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record ResampledScore(double score, double[] resampled) {

  /** How much higher this is, draw by draw. */
  ResampledScore minus(ResampledScore other) {
    double[] difference = new double[resampled.length];
    Arrays.setAll(difference, i -> resampled[i] - other.resampled[i]);
    return new ResampledScore(score - other.score, difference);
  }

  /** The mean of several, draw by draw. */
  static ResampledScore mean(List<ResampledScore> scores) {
    double mean = scores.stream().mapToDouble(ResampledScore::score).average().orElseThrow();
    double[] resampled = new double[scores.get(0).resampled.length];
    Arrays.setAll(
        resampled,
        i -> scores.stream().mapToDouble(one -> one.resampled[i]).average().orElseThrow());
    return new ResampledScore(mean, resampled);
  }
}
