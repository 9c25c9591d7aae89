// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.place;

import java.util.random.RandomGenerator;
import org.pixellm.plugins.task.TextAttack;

/**
 * Disturbs single characters as readers see them, letters with their marks: the severity is the
 * share of those.
 */
public final class LetterAttack implements TextAttack {

  /** What becomes of a character. */
  @FunctionalInterface
  public interface Change {

    /**
     * The character, disturbed; as it is, if it cannot be.
     *
     * @param cluster a grapheme cluster that does not begin with white space or a control character
     * @param draw its random numbers
     */
    String of(String cluster, Draw draw);
  }

  private final Clusters clusters = new Clusters();
  private final Change change;

  /** An attack that changes characters. */
  public LetterAttack(Change change) {
    this.change = change;
  }

  @Override
  public String attack(String text, double severity, RandomGenerator random) {
    Severity.check(severity);
    Draw draw = Draw.from(random);
    StringBuilder attacked = new StringBuilder(text.length() + 16);
    int number = 0;
    for (String cluster : clusters.of(text)) {
      Draw own = draw.at(number++);
      boolean disturbed = !Clusters.isBlank(cluster.codePointAt(0)) && own.below(severity);
      attacked.append(disturbed ? change.of(cluster, own) : cluster);
    }
    return attacked.toString();
  }
}
