// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.model;

import ai.djl.ndarray.NDManager;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What one forward pass may use.
 *
 * @param manager scope of the step: everything made in the step is attached to it and closed with
 *     it
 * @param training whether gradients are recorded and dropout applies
 * @param random the step's own randomness, derived from the run's seed: equal step, equal numbers
 * @param step optimiser steps done so far
 * @param totalSteps optimiser steps of the whole run, at least 1
 * @param recomputation runs parts of the network, such as layers
 */
public record StepContext(
    NDManager manager,
    boolean training,
    RandomGenerator random,
    long step,
    long totalSteps,
    Recomputation recomputation) {

  /** Checks that nothing is missing. */
  public StepContext {
    Objects.requireNonNull(manager, "manager");
    Objects.requireNonNull(random, "random");
    Objects.requireNonNull(recomputation, "recomputation");
    if (step < 0 || totalSteps < 1) {
      throw new IllegalArgumentException("step " + step + " of " + totalSteps);
    }
  }

  /** A pass that keeps what its backward pass needs. */
  public StepContext(
      NDManager manager, boolean training, RandomGenerator random, long step, long totalSteps) {
    this(manager, training, random, step, totalSteps, Recomputation.NONE);
  }

  /** How far the run is, 0 to 1. */
  public double progress() {
    return Math.min(1.0, (double) step / totalSteps);
  }
}
