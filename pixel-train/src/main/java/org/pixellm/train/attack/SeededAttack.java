// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.attack;

import org.pixellm.plugins.task.TextAttack;
import org.pixellm.train.random.RandomSource;

/**
 * An attack at one severity whose randomness is counted: what becomes of a text depends on the seed
 * and the text's number alone, not on what was attacked before or by which thread. At every
 * severity a seed gives the same random numbers, so severities can be compared text by text. Safe
 * to share between threads.
 */
public final class SeededAttack {
  static final String WORDS_LOST =
      "this attack joins words or parts them, and their labels would be lost; take one that keeps words, or texts without labels for each word";

  private static final String PURPOSE = "attack";

  private final TextAttack attack;
  private final double severity;
  private final RandomSource random;

  /**
   * An attack.
   *
   * @param attack what disturbs
   * @param severity 0 to 1
   * @param random the run's randomness
   * @throws IllegalArgumentException if the severity is not 0 to 1
   */
  public SeededAttack(TextAttack attack, double severity, RandomSource random) {
    if (!(severity >= 0 && severity <= 1)) {
      throw new IllegalArgumentException("a severity is 0 to 1, not " + severity);
    }
    this.attack = attack;
    this.severity = severity;
    this.random = random;
  }

  /**
   * A text, disturbed.
   *
   * @param number the text's number in its file, from 0
   */
  public String text(String text, long number) {
    return attack.attack(text, severity, random.stream(PURPOSE, number));
  }

  /**
   * A text of an example, or a word of its list, disturbed by itself.
   *
   * @param number the example's number in its file, from 0
   * @param part the text's place in the example, from 0
   */
  public String part(String text, long number, int part) {
    return attack.attack(text, severity, random.stream(PURPOSE, number, part));
  }

  /** Whether words stay words, so that their labels stay right. */
  public boolean keepsWords() {
    return attack.keepsWords();
  }
}
