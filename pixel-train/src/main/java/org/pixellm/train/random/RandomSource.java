// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.random;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * All randomness of a run. Every purpose has streams of its own, found by name and number, so that
 * what one part draws never changes what another gets, and a resumed run needs to know nothing but
 * the seed and where it is.
 *
 * @param seed the run's seed
 */
public record RandomSource(long seed) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /**
   * A stream of its own for a purpose and its numbers, for example {@code stream("mask", step)}.
   * Equal arguments give equal streams; any difference gives an unrelated one.
   *
   * @param purpose what the numbers are for; parts of the program agree on distinct names
   * @param index which stream of that purpose: a step, or an epoch and a block
   */
  public RandomGenerator stream(String purpose, long... index) {
    return new SplittableRandom(key(purpose, index));
  }

  /** The 64 bits that {@link #stream} starts from, for what makes its own use of them. */
  public long key(String purpose, long... index) {
    // String.hashCode is specified, but short; every character is mixed in instead.
    long state = mix(seed + GOLDEN);
    state = absorb(state, purpose.length());
    for (int i = 0; i < purpose.length(); i++) {
      state = absorb(state, purpose.charAt(i));
    }
    for (long value : index) {
      state = absorb(state, value);
    }
    return absorb(state, index.length);
  }

  private static long absorb(long state, long value) {
    return mix((state ^ mix(value + GOLDEN)) * GOLDEN + 1);
  }

  /** A bijection of 64 bits in which every bit depends on every other (Stafford's variant 13). */
  static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
