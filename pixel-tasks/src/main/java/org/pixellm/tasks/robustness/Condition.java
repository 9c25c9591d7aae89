// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

/**
 * Under what a score was measured.
 *
 * @param attack name of the attack, or of a group of attacks; {@link #CLEAN} for none
 * @param severity percent, 0 for clean text
 */
public record Condition(String attack, int severity) {
  /** The name of no attack. */
  public static final String NO_ATTACK = "clean";

  /** No attack. */
  public static final Condition CLEAN = new Condition(NO_ATTACK, 0);
}
