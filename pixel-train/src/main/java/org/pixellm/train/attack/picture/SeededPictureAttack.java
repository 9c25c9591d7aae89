// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.attack.picture;

import java.util.List;
import org.pixellm.plugins.render.PictureAttack;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.train.random.RandomSource;

/**
 * An attack on pictures at one severity whose randomness is counted: what becomes of a picture
 * depends on the seed, the attack's name, the texts it shows and which window of them it is, not on
 * what was drawn before or by which thread. At every severity these give the same random numbers,
 * so severities can be compared picture by picture. Safe to share between threads.
 */
public final class SeededPictureAttack {
  private static final String PURPOSE = "picture-attack/";

  private final PictureAttack attack;
  private final String purpose;
  private final double severity;
  private final RandomSource random;

  /**
   * An attack.
   *
   * @param attack what disturbs
   * @param name its name, so that two attacks on a picture have nothing to do with each other
   * @param severity 0 to 1
   * @param random the run's randomness
   * @throws IllegalArgumentException if the severity is not 0 to 1
   */
  public SeededPictureAttack(
      PictureAttack attack, String name, double severity, RandomSource random) {
    if (!(severity >= 0 && severity <= 1)) {
      throw new IllegalArgumentException("a severity is 0 to 1, not " + severity);
    }
    this.attack = attack;
    this.purpose = PURPOSE + name;
    this.severity = severity;
    this.random = random;
  }

  /**
   * A picture, disturbed.
   *
   * @param clean what was drawn
   * @param input what it shows
   * @param window which of the input's windows, from 0
   */
  public RenderedText picture(RenderedText clean, TextInput input, long window) {
    List<String> parts = input.parts();
    long[] index = new long[parts.size() + 1];
    for (int i = 0; i < parts.size(); i++) {
      index[i] = random.key(parts.get(i));
    }
    index[parts.size()] = window;
    return attack.attack(clean, severity, random.stream(purpose, index));
  }
}
