// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import org.pixellm.plugins.Help;
import org.pixellm.train.device.DeviceChoice;
import org.pixellm.train.device.Precision;

/**
 * How long to train, how much at once, and how often to look.
 *
 * @param steps optimiser steps of the whole run
 * @param operations floating-point operations of the whole run, from which the steps are computed
 *     when it begins: those that training on its text cannot do without, as its objective counts
 *     them; 0 for as many steps as are said
 * @param batchSize windows of one forward pass
 * @param accumulate forward passes for one step, each weighing as much as it hides
 * @param evaluateEvery steps between two measurements on held-out text; 0 for only at the end
 * @param checkpointEvery steps between two checkpoints; 0 for only at the end
 * @param keepCheckpoints how many checkpoints are kept, the newest
 * @param bestMetric the score by which the best model is kept; lower is better
 * @param threads threads of the engine, shared by the workers; 0 for the engine's own choice
 * @param workers parts into which each batch is cut, which are computed at once; 0 for a choice by
 *     cores, rows and memory. Part of what a run is: each part draws randomness of its own
 * @param average decay of an exponential average of the weights, which is then what is measured and
 *     saved as the model; 0 for none
 * @param recompute whether the backward pass computes layers again in place of keeping all that is
 *     in them: more time, less memory
 * @param device where the model computes, see {@link DeviceChoice}
 * @param precision in what numbers its products are
 */
public record TrainingConfig(
    @Help("optimiser steps of the whole run, at least 1") long steps,
    @Help("useful floating-point operations of the whole run, in place of steps; 0: steps count")
        double operations,
    @Help("windows of one forward pass, at least 1") int batchSize,
    @Help("forward passes for one step, at least 1") int accumulate,
    @Help("steps between two measurements on held-out text; 0: only at the end") int evaluateEvery,
    @Help("steps between two checkpoints; 0: only at the end") int checkpointEvery,
    @Help("how many checkpoints are kept, at least 1") int keepCheckpoints,
    @Help("score by which the best model is kept; lower is better") String bestMetric,
    @Help("threads of the engine, shared by the workers; 0: all cores") int threads,
    @Help("parts of a batch that are computed at once; 0: what suits the machine") int workers,
    @Help("decay of the average of weights that is measured and saved, below 1; 0: none")
        double average,
    @Help("whether layers are computed again in the backward pass, to save memory")
        boolean recompute,
    @Help("auto, cpu, gpu, gpu:1, or several for copies that share each batch: gpu:0,1, cpu:2")
        String device,
    @Help("numbers of products: float32, or tf32 on GPUs; bf16 is refused") Precision precision) {

  /** Checks the numbers. */
  public TrainingConfig {
    atLeast(1, steps, "steps");
    if (!(operations >= 0 && operations < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("operations must be at least 0, not " + operations);
    }
    atLeast(1, batchSize, "batch_size");
    atLeast(1, accumulate, "accumulate");
    atLeast(0, evaluateEvery, "evaluate_every");
    atLeast(0, checkpointEvery, "checkpoint_every");
    atLeast(1, keepCheckpoints, "keep_checkpoints");
    atLeast(0, threads, "threads");
    atLeast(0, workers, "workers");
    DeviceChoice.of(device);
    if (!(average >= 0 && average < 1)) {
      throw new IllegalArgumentException("average must be 0 to below 1, not " + average);
    }
    if (workers > batchSize) {
      throw new IllegalArgumentException(
          "workers (%d) must not be more than batch_size (%d), for each has a row at least"
              .formatted(workers, batchSize));
    }
  }

  private static void atLeast(long least, long value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
    }
  }

  /** Where the model computes. */
  public DeviceChoice deviceChoice() {
    return DeviceChoice.of(device);
  }

  /** The same with another length of the run. */
  public TrainingConfig withSteps(long changed) {
    return new TrainingConfig(
        changed,
        operations,
        batchSize,
        accumulate,
        evaluateEvery,
        checkpointEvery,
        keepCheckpoints,
        bestMetric,
        threads,
        workers,
        average,
        recompute,
        device,
        precision);
  }

  /** The same with another number of workers. */
  public TrainingConfig withWorkers(int changed) {
    return new TrainingConfig(
        steps,
        operations,
        batchSize,
        accumulate,
        evaluateEvery,
        checkpointEvery,
        keepCheckpoints,
        bestMetric,
        threads,
        changed,
        average,
        recompute,
        device,
        precision);
  }

  /** The same with layers computed again or not. */
  public TrainingConfig withRecompute(boolean changed) {
    return new TrainingConfig(
        steps,
        operations,
        batchSize,
        accumulate,
        evaluateEvery,
        checkpointEvery,
        keepCheckpoints,
        bestMetric,
        threads,
        workers,
        average,
        changed,
        device,
        precision);
  }

  /** A thousand steps of 16 windows. */
  public static TrainingConfig defaults() {
    return new TrainingConfig(
        1000, 0, 16, 1, 100, 100, 2, "loss", 0, 0, 0, false, "auto", Precision.FLOAT32);
  }
}
