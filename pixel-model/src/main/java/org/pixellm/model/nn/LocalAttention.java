// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

/**
 * Which layers of a stack let a patch see only near ones. CLS sees all patches and is seen by all.
 *
 * @param layers how many, from the first
 * @param distance how far apart in the text two patches may be that see each other, in places, at
 *     least 1
 */
public record LocalAttention(int layers, int distance) {
  /** Every layer sees the whole text. */
  public static final LocalAttention NONE = new LocalAttention(0, 1);

  /** Checks the numbers. */
  public LocalAttention {
    if (layers < 0 || distance < 1) {
      throw new IllegalArgumentException(
          "%d layers that see %d places far".formatted(layers, distance));
    }
  }

  /** The distance in a layer; 0 where it sees the whole text. */
  int distanceIn(int layer) {
    return layer < layers ? distance : 0;
  }
}
