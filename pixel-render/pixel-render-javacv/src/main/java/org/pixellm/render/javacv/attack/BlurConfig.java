// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import org.pixellm.plugins.Help;

/**
 * Settings of blurred text.
 *
 * @param sigma standard deviation of the Gaussian at severity 1, in pixels, above 0 and at most 8
 */
public record BlurConfig(
    @Help("at 100 %: the standard deviation of the Gaussian in pixels, above 0 to 8")
        double sigma) {
  /** Checks the range. */
  public BlurConfig {
    if (!(sigma > 0 && sigma <= 8)) {
      throw new IllegalArgumentException(
          "sigma is " + sigma + " but must be above 0, and at most 8 pixels");
    }
  }

  /** Text that can hardly be read at severity 1. */
  public static BlurConfig defaults() {
    return new BlurConfig(2.0);
  }
}
