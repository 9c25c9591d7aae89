// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import org.pixellm.attack.place.Clusters;
import org.pixellm.plugins.Help;

/**
 * What intrudes.
 *
 * @param symbols characters of which each word gets one
 */
public record IntrudeConfig(
    @Help("the characters that intrude, without white space; each word gets one of them")
        String symbols) {

  /** Checks the symbols. */
  public IntrudeConfig {
    if (symbols.isEmpty() || Clusters.hasBlank(symbols)) {
      throw new IllegalArgumentException(
          "symbols must be one character or more, without white space, not \"" + symbols + "\"");
    }
  }

  /** The punctuation of ASCII. */
  public static IntrudeConfig defaults() {
    return new IntrudeConfig("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
  }
}
