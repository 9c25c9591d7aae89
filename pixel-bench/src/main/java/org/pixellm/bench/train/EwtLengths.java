// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.train;

import java.util.random.RandomGenerator;

/**
 * How long the sentences of English-EWT (Silveira et al. 2014) are when drawn.
 *
 * <p>The quantiles 0, 1/100, .., 1 of the lengths of its training sentences, drawn by {@code awt}
 * in mode {@code continuous}, in patches with the separator; between two of them lengths are drawn
 * evenly.
 */
final class EwtLengths {
  private static final int[] QUANTILES = {2, 3, 4};

  private EwtLengths() {}

  static int draw(RandomGenerator random) {
    double place = random.nextDouble() * (QUANTILES.length - 1);
    int below = (int) place;
    double length = QUANTILES[below] + (place - below) * (QUANTILES[below + 1] - QUANTILES[below]);
    return (int) Math.round(length);
  }
}
