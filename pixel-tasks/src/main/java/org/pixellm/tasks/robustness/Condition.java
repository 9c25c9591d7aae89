// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

/**
 * Under what a score was measured.
 *
 * @param attack name of the attack, of a group of attacks, or of other data; {@link #NO_ATTACK} for
 *     none
 * @param severity percent; 0 for text that is as it is
 */
public record Condition(String attack, int severity) {
  /** The name of no attack. */
  public static final String NO_ATTACK = "clean";

  /** No attack. */
  public static final Condition CLEAN = new Condition(NO_ATTACK, 0);

  /** Whether text is disturbed. */
  public boolean disturbs() {
    return severity > 0;
  }

  /** For people: {@code blur at 50 %}, or the name alone. */
  public String label() {
    return disturbs() ? attack + " at " + severity + " %" : attack;
  }
}
