// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.place;

import java.util.random.RandomGenerator;

/**
 * The random numbers of one place, and of the places in it. They are computed from a key, not drawn
 * one after another. The arithmetic is written out here, so it is the same on every JDK.
 *
 * @param key 64 random bits
 */
public record Draw(long key) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long OF_SHARE = 0x5851F42D4C957F2DL;
  private static final long OF_CHOICE = 0x14057B7EF767814FL;

  /** A text's. Takes one number from the generator, whatever the text and the severity. */
  public static Draw from(RandomGenerator random) {
    return new Draw(random.nextLong());
  }

  /**
   * That of a place within this one.
   *
   * @param number which place, from 0
   */
  public Draw at(long number) {
    return new Draw(mix(key + (number + 1) * GOLDEN));
  }

  /** Whether this place is among those that are disturbed; never at 0, always at 1. */
  public boolean below(double severity) {
    return (mix(key ^ OF_SHARE) >>> 11) * 0x1.0p-53 < severity;
  }

  /**
   * One of several, each as likely as another.
   *
   * @param count how many there are, at least 1
   * @return 0 to {@code count - 1}
   */
  public int choice(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("no choice among " + count);
    }
    long bits = mix(key ^ OF_CHOICE) >>> 32;
    return (int) ((bits * count) >>> 32);
  }

  /** A bijection of 64 bits in which every bit depends on every other (Stafford's variant 13). */
  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
