// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import org.pixellm.plugins.Help;

/**
 * How long to train, how much at once, and how often to look.
 *
 * @param steps optimiser steps of the whole run
 * @param batchSize windows of one forward pass
 * @param accumulate forward passes whose gradients are averaged for one step
 * @param evaluateEvery steps between two measurements on held-out text; 0 for only at the end
 * @param checkpointEvery steps between two checkpoints; 0 for only at the end
 * @param keepCheckpoints how many checkpoints are kept, the newest
 * @param bestMetric the score by which the best model is kept; lower is better
 * @param threads threads of one matrix product; 0 for the engine's own choice
 */
public record TrainingConfig(
    @Help("optimiser steps of the whole run, at least 1") long steps,
    @Help("windows of one forward pass, at least 1") int batchSize,
    @Help("forward passes averaged for one step, at least 1") int accumulate,
    @Help("steps between two measurements on held-out text; 0: only at the end") int evaluateEvery,
    @Help("steps between two checkpoints; 0: only at the end") int checkpointEvery,
    @Help("how many checkpoints are kept, at least 1") int keepCheckpoints,
    @Help("score by which the best model is kept; lower is better") String bestMetric,
    @Help("threads of one matrix product; 0: all cores") int threads) {

  /** Checks the numbers. */
  public TrainingConfig {
    atLeast(1, steps, "steps");
    atLeast(1, batchSize, "batch_size");
    atLeast(1, accumulate, "accumulate");
    atLeast(0, evaluateEvery, "evaluate_every");
    atLeast(0, checkpointEvery, "checkpoint_every");
    atLeast(1, keepCheckpoints, "keep_checkpoints");
    atLeast(0, threads, "threads");
  }

  private static void atLeast(long least, long value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
    }
  }

  /** A thousand steps of 32 windows. */
  public static TrainingConfig defaults() {
    return new TrainingConfig(1000, 32, 1, 100, 100, 2, "loss", 0);
  }
}
