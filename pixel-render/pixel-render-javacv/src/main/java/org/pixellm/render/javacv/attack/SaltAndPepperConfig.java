// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import org.pixellm.plugins.Help;

/**
 * Settings of noise.
 *
 * @param share share of the pixels that are hit at severity 1, half of them black and half white;
 *     above 0 and at most 1
 */
public record SaltAndPepperConfig(
    @Help("at 100 %: the share of the pixels that become black or white, above 0 to 1")
        double share) {
  /** Checks the range. */
  public SaltAndPepperConfig {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "share is " + share + " but must be above 0, and at most 1");
    }
  }

  /** Three of ten pixels at severity 1. */
  public static SaltAndPepperConfig defaults() {
    return new SaltAndPepperConfig(0.3);
  }
}
