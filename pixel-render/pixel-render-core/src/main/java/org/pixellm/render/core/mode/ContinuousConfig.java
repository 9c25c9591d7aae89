// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.Help;

/**
 * Settings of the continuous mode.
 *
 * @param margin blank pixels before a text and, at least, between its end and the separator
 */
public record ContinuousConfig(
    @Help("blank pixels before a text and between its end and the separator; the original has 2")
        int margin) {
  /** Checks the margin. */
  public ContinuousConfig {
    if (margin < 0 || margin > 8) {
      throw new IllegalArgumentException("margin is " + margin + " but must be from 0 to 8 pixels");
    }
  }

  /** The original's margin. */
  public static ContinuousConfig defaults() {
    return new ContinuousConfig(2);
  }
}
