// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import org.pixellm.plugins.Help;

/**
 * How words are cut.
 *
 * @param letters how many letters are cut off
 * @param keep how many stay at least
 */
public record TruncateConfig(
    @Help("letters that are cut off the end, at least 1") int letters,
    @Help("letters that stay at least, 1 or more") int keep) {

  /** Checks the numbers. */
  public TruncateConfig {
    if (letters < 1 || keep < 1) {
      throw new IllegalArgumentException(
          "letters and keep must be at least 1, not %d and %d".formatted(letters, keep));
    }
  }

  /** One letter, of words of four and more. */
  public static TruncateConfig defaults() {
    return new TruncateConfig(1, 3);
  }
}
