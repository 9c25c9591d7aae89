// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import org.pixellm.plugins.Help;
import org.pixellm.train.device.DeviceChoice;
import org.pixellm.train.device.Precision;

/**
 * How long to fine-tune, how much at once, and how often to look.
 *
 * @param steps optimiser steps of a training; 0: by {@code epochs}
 * @param epochs times that each training example is seen, if {@code steps} is 0
 * @param batchSize examples of one forward pass
 * @param accumulate forward passes for one step
 * @param bucket batches whose examples are sorted by length together
 * @param evaluateEvery steps between two evaluations; 0: once an epoch
 * @param checkpointEvery steps between two checkpoints; 0: whenever it is evaluated
 * @param patience evaluations in a row without a better score after which a training ends; 0: never
 * @param bestMetric the score by which the best model is kept; empty: the metric's main one
 * @param freezeEncoder whether the head alone learns
 * @param layerDecay learning rate of a layer as a share of that of the layer above it
 * @param dropout dropout of the encoder; below 0: the model's own
 * @param balanceClasses whether every label counts as much as every other in the loss
 * @param threads threads of the engine; 0: its own choice
 * @param workers parts of a batch that are computed at once; 0: a choice by cores
 * @param recompute whether layers are computed again in the backward pass
 * @param padTo patches up to which windows are padded, as the original does; 0: none
 * @param device where the model computes, see {@link DeviceChoice}
 * @param precision in what numbers its products are
 */
public record TaskTrainingConfig(
    @Help("optimiser steps of a training; 0: by epochs") long steps,
    @Help("times that each training example is seen, if steps is 0") double epochs,
    @Help("examples of one forward pass, at least 1") int batchSize,
    @Help("forward passes for one step, at least 1") int accumulate,
    @Help("batches whose examples are sorted by length together, at least 1") int bucket,
    @Help("steps between two evaluations; 0: once an epoch") int evaluateEvery,
    @Help("steps between two checkpoints; 0: whenever it is evaluated") int checkpointEvery,
    @Help("evaluations without a better score after which a training ends; 0: never") int patience,
    @Help("score by which the best model is kept; empty: the metric's main one") String bestMetric,
    @Help("whether the head alone learns") boolean freezeEncoder,
    @Help("learning rate of a layer as a share of that of the layer above, above 0 to 1")
        double layerDecay,
    @Help("dropout of the encoder, 0 to below 1; -1: the model's own") double dropout,
    @Help("whether every label counts as much as every other in the loss") boolean balanceClasses,
    @Help("threads of the engine, shared by the workers; 0: all cores") int threads,
    @Help("parts of a batch that are computed at once; 0: what suits the machine") int workers,
    @Help("whether layers are computed again in the backward pass, to save memory")
        boolean recompute,
    @Help("patches up to which windows are padded, to compare with the original's way; 0: none")
        int padTo,
    @Help("auto, cpu, gpu, gpu:1, or several for copies that share each batch: gpu:0,1, cpu:2")
        String device,
    @Help("numbers of products: float32, or tf32 on GPUs; bf16 is refused") Precision precision) {

  /** Checks the numbers. */
  public TaskTrainingConfig {
    atLeast(0, steps, "steps");
    if (!(epochs >= 0) || (steps == 0 && !(epochs > 0 && epochs < 1e6))) {
      throw new IllegalArgumentException("epochs must be above 0 if steps is 0, not " + epochs);
    }
    atLeast(1, batchSize, "batch_size");
    atLeast(1, accumulate, "accumulate");
    atLeast(1, bucket, "bucket");
    atLeast(0, evaluateEvery, "evaluate_every");
    atLeast(0, checkpointEvery, "checkpoint_every");
    atLeast(0, patience, "patience");
    if (!(layerDecay > 0 && layerDecay <= 1)) {
      throw new IllegalArgumentException("layer_decay must be above 0 to 1, not " + layerDecay);
    }
    if (!(dropout < 1)) {
      throw new IllegalArgumentException("dropout must be below 1, not " + dropout);
    }
    atLeast(0, threads, "threads");
    atLeast(0, workers, "workers");
    atLeast(0, padTo, "pad_to");
    DeviceChoice.of(device);
    if (workers > batchSize) {
      throw new IllegalArgumentException(
          "workers (%d) must not be more than batch_size (%d), for each has an example at least"
              .formatted(workers, batchSize));
    }
  }

  private static void atLeast(long least, long value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
    }
  }

  /** Where the model computes. */
  DeviceChoice deviceChoice() {
    return DeviceChoice.of(device);
  }

  /** The same with another number of workers. */
  TaskTrainingConfig withWorkers(int changed) {
    return new TaskTrainingConfig(
        steps,
        epochs,
        batchSize,
        accumulate,
        bucket,
        evaluateEvery,
        checkpointEvery,
        patience,
        bestMetric,
        freezeEncoder,
        layerDecay,
        dropout,
        balanceClasses,
        threads,
        changed,
        recompute,
        padTo,
        device,
        precision);
  }

  /** Optimiser steps in which so many examples are seen once, rounded up. */
  long stepsPerEpoch(int examples) {
    return (long) Math.ceil(batchesPerEpoch(examples) / (double) accumulate);
  }

  /** Batches in which so many examples are seen once. */
  long batchesPerEpoch(int examples) {
    return (examples + (long) batchSize - 1) / batchSize;
  }

  /** Optimiser steps of a training on so many examples. */
  long totalSteps(int examples) {
    return steps > 0
        ? steps
        : Math.max(1, (long) Math.ceil(epochs * batchesPerEpoch(examples) / accumulate));
  }

  /** Ten epochs in batches of 32, evaluated after each; early stopping as the original's. */
  public static TaskTrainingConfig defaults() {
    return new TaskTrainingConfig(
        0,
        10,
        32,
        1,
        16,
        0,
        0,
        5,
        "",
        false,
        1,
        -1,
        false,
        0,
        0,
        false,
        0,
        "auto",
        Precision.FLOAT32);
  }
}
