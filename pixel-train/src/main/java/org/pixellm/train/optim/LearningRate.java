// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.optim;

import org.pixellm.train.config.ScheduleConfig;

/**
 * The learning rate over a run. The warm-up rises in a straight line from 0, so the first update
 * has rate 0, as in the original; after it the rate falls, never below the schedule's lowest.
 */
public final class LearningRate {
  private final ScheduleConfig schedule;
  private final double highest;
  private final long totalSteps;

  /**
   * A schedule over a run.
   *
   * @param highest rate at the end of the warm-up
   * @param totalSteps updates of the whole run
   */
  public LearningRate(ScheduleConfig schedule, double highest, long totalSteps) {
    this.schedule = schedule;
    this.highest = highest;
    this.totalSteps = totalSteps;
  }

  /**
   * The rate of an update.
   *
   * @param step updates done before it
   */
  public double at(long step) {
    long warmup = schedule.warmupSteps();
    if (step < warmup) {
      return highest * step / Math.max(1, warmup);
    }
    double lowest = schedule.minLearningRate();
    double progress = (double) (step - warmup) / Math.max(1, totalSteps - warmup);
    double share =
        switch (schedule.shape()) {
          case COSINE -> 0.5 * (1 + Math.cos(Math.PI * progress));
          case LINEAR -> 1 - progress;
          case CONSTANT -> 1;
        };
    return Math.max(lowest, lowest + (highest - lowest) * share);
  }
}
