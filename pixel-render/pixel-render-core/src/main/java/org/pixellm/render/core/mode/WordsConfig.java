// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.Help;

/**
 * Settings of the words mode.
 *
 * @param margin blank pixels, at least, between the end of a text and its separator
 */
public record WordsConfig(
    @Help("blank pixels, at least, between the end of a text and its separator") int margin) {
  /** Checks the margin. */
  public WordsConfig {
    if (margin < 0 || margin > 8) {
      throw new IllegalArgumentException("margin is " + margin + " but must be from 0 to 8 pixels");
    }
  }

  /** The margin of Lotz et al. (2023). */
  public static WordsConfig defaults() {
    return new WordsConfig(2);
  }
}
