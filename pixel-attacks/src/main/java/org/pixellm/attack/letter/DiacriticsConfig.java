// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * What happens to marks.
 *
 * @param change whether marks are added or taken off
 * @param most how many marks a letter gets at most
 */
public record DiacriticsConfig(
    @Help("add: marks are added to letters; remove: they are taken off") Change change,
    @Help("most marks that are added to a letter, 1 to 8") int most) {
  private static final int MOST = 8;

  /** What happens to marks. */
  public enum Change {
    /** Letters get marks. */
    ADD,
    /** Letters lose their marks. */
    REMOVE
  }

  /** Checks the number. */
  public DiacriticsConfig {
    Objects.requireNonNull(change, "change");
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException("most must be 1 to %d, not %d".formatted(MOST, most));
    }
  }

  /** One mark is added. */
  public static DiacriticsConfig defaults() {
    return new DiacriticsConfig(Change.ADD, 1);
  }
}
