// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

/**
 * An exponential mean without the bias towards 0 that it starts with. Values that are not finite
 * are left out.
 */
final class RunningMean {
  private final double decay;
  private double sum;
  private double weight;

  /** A mean in which a value counts {@code decay} times as much as the one after it. */
  RunningMean(double decay) {
    this.decay = decay;
  }

  void add(double value) {
    if (Double.isFinite(value)) {
      sum = decay * sum + value;
      weight = decay * weight + 1;
    }
  }

  /** The mean; NaN before the first value. */
  double value() {
    return sum / weight;
  }
}
