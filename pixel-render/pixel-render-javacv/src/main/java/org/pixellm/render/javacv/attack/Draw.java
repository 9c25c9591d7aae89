// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import java.util.random.RandomGenerator;

/**
 * The random numbers of one place in a picture, and of the places in it. They are computed from a
 * key, not drawn one after another, so that they depend neither on the severity nor on what else is
 * in the picture.
 *
 * @param key 64 random bits
 */
record Draw(long key) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long OF_SHARE = 0x5851F42D4C957F2DL;
  private static final long OF_COIN = 0x14057B7EF767814FL;

  /** A picture's. Takes one number from the generator, whatever the picture and the severity. */
  static Draw from(RandomGenerator random) {
    return new Draw(random.nextLong());
  }

  /**
   * That of a place within this one.
   *
   * @param number which place, from 0
   */
  Draw at(long number) {
    return new Draw(mix(key + (number + 1) * GOLDEN));
  }

  /** Whether this place is among so many; never of 0, always of 1. */
  boolean below(double share) {
    return (mix(key ^ OF_SHARE) >>> 11) * 0x1.0p-53 < share;
  }

  /** One of two, as likely as the other. */
  boolean heads() {
    return mix(key ^ OF_COIN) < 0;
  }

  /** A bijection of 64 bits in which every bit depends on every other (Stafford's variant 13). */
  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
