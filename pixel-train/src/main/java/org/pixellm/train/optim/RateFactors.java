// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.optim;

/** What each parameter's learning rate is of the run's. */
@FunctionalInterface
public interface RateFactors {
  /** All learn at the run's rate. */
  RateFactors EQUAL = name -> 1;

  /**
   * The factor of a parameter.
   *
   * @param name its name in checkpoints
   * @return above 0; weight decay, which is decoupled, is multiplied by it, too
   */
  double of(String name);
}
