// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.random;

import java.util.Objects;

/**
 * A random order of the numbers 0 to {@code size - 1} that takes no memory, however many they are:
 * a keyed Feistel network on the smallest suitable power of four, walked until it lands inside.
 */
public final class Permutation {
  private static final int ROUNDS = 8;

  /** Networks on very few bits mix badly; walking on from 8 bits costs little. */
  private static final int LEAST_HALF_BITS = 4;

  private final long size;
  private final long key;
  private final int halfBits;
  private final long halfMask;

  /**
   * An order.
   *
   * @param size how many numbers, 0 to 2^62
   * @param key equal keys give equal orders
   */
  public Permutation(long size, long key) {
    if (size < 0 || size > 1L << 62) {
      throw new IllegalArgumentException("no permutation of " + size + " numbers");
    }
    this.size = size;
    this.key = key;
    int bits = 64 - Long.numberOfLeadingZeros(Math.max(0, size - 1));
    this.halfBits = Math.max(LEAST_HALF_BITS, (bits + 1) / 2);
    this.halfMask = (1L << halfBits) - 1;
  }

  /** How many numbers. */
  public long size() {
    return size;
  }

  /**
   * The number at a place.
   *
   * @param place 0 to {@code size - 1}
   */
  public long at(long place) {
    Objects.checkIndex(place, size);
    long value = place;
    do {
      value = network(value);
    } while (value >= size);
    return value;
  }

  private long network(long value) {
    long left = value >>> halfBits;
    long right = value & halfMask;
    for (int round = 0; round < ROUNDS; round++) {
      long next = left ^ (RandomSource.mix(key + RandomSource.mix(right + 1) + round) & halfMask);
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }
}
