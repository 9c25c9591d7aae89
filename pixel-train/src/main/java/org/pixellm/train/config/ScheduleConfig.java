// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import org.pixellm.plugins.Help;

/**
 * The learning rate over a run: a linear warm-up from 0, then a decay.
 *
 * @param shape how the rate falls after the warm-up
 * @param warmupSteps steps over which the rate rises
 * @param minLearningRate lowest rate of the decay
 */
public record ScheduleConfig(
    @Help("how the rate falls after the warm-up") Shape shape,
    @Help("steps over which the rate rises, at least 0") long warmupSteps,
    @Help("lowest rate of the decay, at least 0") double minLearningRate) {

  /** How the rate falls. */
  public enum Shape {
    /** Half a cosine. */
    COSINE,
    /** A straight line. */
    LINEAR,
    /** Not at all. */
    CONSTANT
  }

  /** Checks the numbers. */
  public ScheduleConfig {
    if (warmupSteps < 0) {
      throw new IllegalArgumentException("warmup_steps must be at least 0, not " + warmupSteps);
    }
    if (!(minLearningRate >= 0)) {
      throw new IllegalArgumentException(
          "min_learning_rate must be at least 0, not " + minLearningRate);
    }
  }

  /** 40 steps of warm-up, then half a cosine to 1e-5. */
  public static ScheduleConfig defaults() {
    return new ScheduleConfig(Shape.COSINE, 40, 1e-5);
  }
}
