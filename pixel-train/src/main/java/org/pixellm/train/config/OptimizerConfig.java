// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import org.pixellm.plugins.Help;

/**
 * How weights follow gradients: AdamW with decoupled weight decay (Loshchilov and Hutter 2019), as
 * PyTorch computes it, or Muon (Jordan et al. 2024) for the matrices inside layers and AdamW for
 * the rest.
 *
 * @param learningRate highest rate of the schedule
 * @param beta1 decay of the mean of gradients
 * @param beta2 decay of the mean of squared gradients
 * @param epsilon added to the root of the second moment
 * @param weightDecay decoupled decay; none on biases and LayerNorm
 * @param maxGradientNorm global L2 norm to which gradients are clipped; 0 for no clipping
 * @param kind what the matrices inside layers follow
 * @param muon its settings, if it is that
 */
public record OptimizerConfig(
    @Help("highest rate of the schedule, above 0") double learningRate,
    @Help("decay of the mean of gradients, 0 to below 1") double beta1,
    @Help("decay of the mean of squared gradients, 0 to below 1") double beta2,
    @Help("added to the root of the second moment, above 0") double epsilon,
    @Help("decoupled decay, none on biases and LayerNorm, at least 0") double weightDecay,
    @Help("global L2 norm to which gradients are clipped; 0: no clipping") double maxGradientNorm,
    @Help("what the matrices inside layers follow; all else follows AdamW") Kind kind,
    @Help("settings of muon") MuonConfig muon) {

  /** What the matrices inside layers follow. */
  public enum Kind {
    /** AdamW, as all else. */
    ADAMW,
    /** Orthogonalised momentum. */
    MUON
  }

  /** AdamW for all. */
  public OptimizerConfig(
      double learningRate,
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay,
      double maxGradientNorm) {
    this(
        learningRate,
        beta1,
        beta2,
        epsilon,
        weightDecay,
        maxGradientNorm,
        Kind.ADAMW,
        MuonConfig.defaults());
  }

  /** Checks the numbers. */
  public OptimizerConfig {
    check(learningRate > 0, "learning_rate must be above 0", learningRate);
    check(beta1 >= 0 && beta1 < 1, "beta1 must be 0 to below 1", beta1);
    check(beta2 >= 0 && beta2 < 1, "beta2 must be 0 to below 1", beta2);
    check(epsilon > 0, "epsilon must be above 0", epsilon);
    check(weightDecay >= 0, "weight_decay must be at least 0", weightDecay);
    check(maxGradientNorm >= 0, "max_gradient_norm must be at least 0", maxGradientNorm);
  }

  private static void check(boolean right, String rule, double value) {
    if (!right || Double.isInfinite(value)) {
      throw new IllegalArgumentException(rule + ", not " + value);
    }
  }

  /** The quick recipe: rate 1e-3, beta2 .95. */
  public static OptimizerConfig defaults() {
    return new OptimizerConfig(1e-3, 0.9, 0.95, 1e-8, 0.05, 1.0);
  }
}
