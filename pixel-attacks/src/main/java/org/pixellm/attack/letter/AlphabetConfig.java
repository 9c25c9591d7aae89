// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * Which alphabet.
 *
 * @param style one of those of Unicode, or any
 */
public record AlphabetConfig(
    @Help("the alphabet; any: each letter of another one that has it") AlphabetStyle style) {

  /** Checks that there is one. */
  public AlphabetConfig {
    Objects.requireNonNull(style, "style");
  }

  /** Each letter of another. */
  public static AlphabetConfig defaults() {
    return new AlphabetConfig(AlphabetStyle.ANY);
  }
}
