// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * How a run shows on the console.
 *
 * @param mode a moving bar or plain lines
 * @param every steps between two plain lines
 */
public record ConsoleConfig(
    @Help("bar, lines, or auto: a bar if standard output is a terminal") Mode mode,
    @Help("steps between two plain lines, at least 1") int every) {

  /** A moving bar or plain lines. */
  public enum Mode {
    /** A bar if standard output is a terminal. */
    AUTO,
    /** A bar that moves in place. */
    BAR,
    /** Plain lines, for files and pipes. */
    LINES
  }

  /** Checks the values. */
  public ConsoleConfig {
    Objects.requireNonNull(mode, "mode must be bar, lines or auto");
    if (every < 1) {
      throw new IllegalArgumentException("every must be at least 1, not " + every);
    }
  }

  /** A bar on terminals, else a line every ten steps. */
  public static ConsoleConfig defaults() {
    return new ConsoleConfig(Mode.AUTO, 10);
  }
}
