// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import org.pixellm.plugins.Help;

/**
 * Muon (Jordan et al. 2024).
 *
 * @param momentum decay of the sum of gradients
 * @param nesterov whether the update looks one step ahead
 * @param newtonSchulzSteps steps of the iteration that makes an update nearly orthogonal
 */
public record MuonConfig(
    @Help("decay of the sum of gradients, 0 to below 1") double momentum,
    @Help("whether the update looks one step ahead") boolean nesterov,
    @Help("steps that make an update nearly orthogonal, 1 to 20") int newtonSchulzSteps) {
  private static final int MOST_STEPS = 20;

  /** Checks the numbers. */
  public MuonConfig {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException("momentum must be 0 to below 1, not " + momentum);
    }
    if (newtonSchulzSteps < 1 || newtonSchulzSteps > MOST_STEPS) {
      throw new IllegalArgumentException(
          "newton_schulz_steps must be 1 to %d, not %d".formatted(MOST_STEPS, newtonSchulzSteps));
    }
  }

  /** The published settings. */
  public static MuonConfig defaults() {
    return new MuonConfig(0.95, true, 5);
  }
}
