// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import org.pixellm.plugins.Help;

/**
 * Settings of compression.
 *
 * @param worstQuality quality at severity 1, from 1 to 99, as the Independent JPEG Group counts it;
 *     towards severity 0 it is 100
 */
public record JpegConfig(
    @Help("at 100 %: the quality of the JPEG, 1 to 99; at 0 % it is 100") int worstQuality) {
  /** Checks the range. */
  public JpegConfig {
    if (worstQuality < 1 || worstQuality > 99) {
      throw new IllegalArgumentException(
          "worst_quality is " + worstQuality + " but must be from 1 to 99");
    }
  }

  /** Quality 5 at severity 1. */
  public static JpegConfig defaults() {
    return new JpegConfig(5);
  }
}
