// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import org.pixellm.train.config.TrainingConfig;

/**
 * How the steps of a run are computed.
 *
 * @param totalSteps steps of the whole run, at least 1
 * @param parts parts into which each batch is cut, if it has so many rows
 * @param recompute whether the backward pass computes layers again in place of keeping all that is
 *     in them
 */
public record StepPlan(long totalSteps, int parts, boolean recompute) {
  /** Checks the numbers. */
  public StepPlan {
    if (totalSteps < 1 || parts < 1) {
      throw new IllegalArgumentException(totalSteps + " steps of " + parts + " parts");
    }
  }

  static StepPlan of(TrainingConfig training) {
    return new StepPlan(training.steps(), training.workers(), training.recompute());
  }
}
