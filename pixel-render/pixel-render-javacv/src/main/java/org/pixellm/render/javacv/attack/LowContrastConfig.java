// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import org.pixellm.plugins.Help;

/**
 * Settings of faded ink.
 *
 * @param fade share of the ink that is gone at severity 1; above 0 and at most 1, which leaves
 *     white
 */
public record LowContrastConfig(
    @Help("at 100 %: the share of the ink that is gone, above 0 to 1") double fade) {
  /** Checks the range. */
  public LowContrastConfig {
    if (!(fade > 0 && fade <= 1)) {
      throw new IllegalArgumentException("fade is " + fade + " but must be above 0, and at most 1");
    }
  }

  /** A tenth of the ink is left at severity 1. */
  public static LowContrastConfig defaults() {
    return new LowContrastConfig(0.9);
  }
}
