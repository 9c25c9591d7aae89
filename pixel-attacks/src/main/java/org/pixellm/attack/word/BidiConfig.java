// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * How attacked words look.
 *
 * @param looks as before, or reversed
 */
public record BidiConfig(
    @Help("same: letters are stored backwards and shown as before; reversed: the other way round")
        Looks looks) {

  /** How an attacked word looks. */
  public enum Looks {
    /** As before: its letters are stored backwards, and a control turns them round. */
    SAME,
    /** Backwards: its letters are stored as before, and a control turns them round. */
    REVERSED
  }

  /** Checks that there is a look. */
  public BidiConfig {
    Objects.requireNonNull(looks, "looks");
  }

  /** Words that look as before. */
  public static BidiConfig defaults() {
    return new BidiConfig(Looks.SAME);
  }
}
