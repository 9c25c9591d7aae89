// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.Help;

/**
 * Settings of the continuous mode.
 *
 * @param margin blank pixels before a text and, at least, between its end and the separator
 * @param reference whether the original's rules hold where ours differ
 * @param firstMaxPatches most patches of the first text of a pair, the original's {@code
 *     text_a_max_length}; 0 for no such limit
 */
public record ContinuousConfig(
    @Help("blank pixels before a text and between its end and the separator; the original has 2")
        int margin,
    @Help("cut pairs, word lists and windows by the original's rules, where ours differ")
        boolean reference,
    @Help("most patches of the first text of a pair; 0 for no such limit") int firstMaxPatches) {
  /** Checks sizes. */
  public ContinuousConfig {
    if (margin < 0 || margin > 8) {
      throw new IllegalArgumentException("margin is " + margin + " but must be from 0 to 8 pixels");
    }
    if (firstMaxPatches < 0) {
      throw new IllegalArgumentException(
          "first_max_patches is " + firstMaxPatches + " but must be 0 or more");
    }
  }

  /** The original's margin, our rules. */
  public static ContinuousConfig defaults() {
    return new ContinuousConfig(2, false, 0);
  }
}
