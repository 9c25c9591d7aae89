// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import org.pixellm.plugins.Help;

/**
 * Settings of turned words.
 *
 * @param degrees how far a word turns at severity 1, in degrees, above 0 and at most 15; a long
 *     word has no room for it and turns less
 */
public record RotationConfig(
    @Help(
            "at 100 %: how far words turn, above 0 to 15 degrees, long ones less: all ink stays in its patches' rows")
        double degrees) {
  /** Checks the range. */
  public RotationConfig {
    if (!(degrees > 0 && degrees <= 15)) {
      throw new IllegalArgumentException(
          "degrees is " + degrees + " but must be above 0, and at most 15");
    }
  }

  /** Short words by eight degrees at severity 1. */
  public static RotationConfig defaults() {
    return new RotationConfig(8.0);
  }
}
