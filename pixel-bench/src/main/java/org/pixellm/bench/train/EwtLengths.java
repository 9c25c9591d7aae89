// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.train;

import java.util.random.RandomGenerator;

/**
 * How long the sentences of English-EWT (Silveira et al. 2014) are when drawn.
 *
 * <p>The quantiles 0, 1/100, .., 1 of the lengths of its 12,544 training sentences (32.0 on
 * average), drawn by {@code awt} in mode {@code continuous}, in patches with the separator; between
 * two of them lengths are drawn evenly.
 */
final class EwtLengths {
  private static final int[] QUANTILES = {
    2, 3, 4, 4, 4, 5, 5, 6, 6, 7, 8, 8, 9, 9, 10, 10, 10, 11, 11, 11, 12, 13, 13, 14, 14, 15, 15,
    16, 16, 16, 17, 17, 18, 18, 19, 19, 20, 20, 21, 21, 22, 22, 23, 23, 24, 24, 25, 25, 26, 26, 27,
    27, 28, 28, 29, 30, 30, 31, 32, 32, 33, 33, 34, 35, 35, 36, 37, 37, 38, 39, 39, 40, 41, 42, 42,
    43, 44, 45, 46, 47, 48, 49, 50, 52, 53, 54, 56, 57, 59, 61, 63, 65, 68, 70, 73, 77, 81, 86, 95,
    114, 302
  };

  private EwtLengths() {}

  static int draw(RandomGenerator random) {
    double place = random.nextDouble() * (QUANTILES.length - 1);
    int below = (int) place;
    double length = QUANTILES[below] + (place - below) * (QUANTILES[below + 1] - QUANTILES[below]);
    return (int) Math.round(length);
  }
}
