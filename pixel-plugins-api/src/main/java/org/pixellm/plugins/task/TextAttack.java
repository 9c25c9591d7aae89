// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.task;

import java.util.random.RandomGenerator;

/** Disturbs text as an adversary or a bad typist would. Safe to share between threads. */
public interface TextAttack {

  /**
   * The text, disturbed. Word boundaries stay unless that is the attack.
   *
   * @param text the clean text
   * @param severity share of the places that can be disturbed which are, 0 to 1
   * @param random the only source of randomness: equal state, equal result
   */
  String attack(String text, double severity, RandomGenerator random);
}
