// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import org.pixellm.plugins.Help;

/**
 * What stands for letters.
 *
 * @param symbols whether symbols do, beside digits
 */
public record LeetspeakConfig(
    @Help("symbols stand for letters, too: @ for a, $ for s") boolean symbols) {

  /** Digits alone. */
  public static LeetspeakConfig defaults() {
    return new LeetspeakConfig(false);
  }
}
