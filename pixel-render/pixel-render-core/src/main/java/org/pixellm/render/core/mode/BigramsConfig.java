// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * Settings of the bigrams mode.
 *
 * @param kind what a bigram is
 */
public record BigramsConfig(
    @Help("isolated: code points drawn alone, as PIXEL-M4 has it; shaped: words are shaped whole")
        Kind kind) {

  /** What a bigram is. */
  public enum Kind {
    /** Two code points, each drawn as if it stood alone: PIXEL-M4's checkpoints want these. */
    ISOLATED,

    /** Two graphemes of a word that was shaped whole; what joins is not parted. */
    SHAPED
  }

  /** Checks that there is a kind. */
  public BigramsConfig {
    Objects.requireNonNull(kind, "kind");
  }

  /** Bigrams that keep every script whole. */
  public static BigramsConfig defaults() {
    return new BigramsConfig(Kind.SHAPED);
  }
}
