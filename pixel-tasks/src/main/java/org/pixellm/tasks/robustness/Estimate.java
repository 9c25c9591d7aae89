// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.OptionalDouble;

/**
 * A number with its confidence interval.
 *
 * @param value the number, mean over seeds
 * @param range where it lies for other examples
 * @param deviation the standard deviation over seeds; empty of fewer than two, and of a difference
 *     between models, whose seeds have nothing in common
 */
public record Estimate(double value, Interval range, OptionalDouble deviation) {
  static Estimate of(ResampledScore score) {
    return new Estimate(score.score(), Bootstrap.interval(score), score.deviation());
  }
}
