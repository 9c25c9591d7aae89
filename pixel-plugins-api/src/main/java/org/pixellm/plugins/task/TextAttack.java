// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.task;

import java.util.random.RandomGenerator;

/** Disturbs text as an adversary or a bad typist would. Safe to share between threads. */
public interface TextAttack {

  /**
   * The text, disturbed. With randomness in an equal state, a word that is disturbed at one
   * severity is disturbed at every higher one, too: severities can be compared.
   *
   * @param text the clean text
   * @param severity share of the places that can be disturbed which are, 0 to 1
   * @param random the only source of randomness: equal state, equal result
   */
  String attack(String text, double severity, RandomGenerator random);

  /**
   * Whether words stay words: as many are parted by white space as before, in the same order, and
   * none is empty. Labels of words stay right then. An attack on the spaces themselves says no.
   */
  default boolean keepsWords() {
    return true;
  }
}
