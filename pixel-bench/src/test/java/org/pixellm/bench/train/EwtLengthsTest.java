// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EwtLengthsTest {
  /** Of the 12,544 training sentences, counted sentence by sentence. */
  private static final double MEAN = 32.04;

  private static final int MEDIAN = 27;
  private static final int LONGEST = 302;
  private static final int DRAWN = 20_000;

  @Test
  void lengthsAreThoseOfTheTreebank() {
    RandomGenerator random = new SplittableRandom(1);
    int[] lengths =
        IntStream.range(0, DRAWN).map(unused -> EwtLengths.draw(random)).sorted().toArray();

    assertEquals(2, lengths[0]);
    assertEquals(MEDIAN, lengths[DRAWN / 2], 1);
    assertTrue(lengths[DRAWN - 1] > LONGEST / 2 && lengths[DRAWN - 1] <= LONGEST);
    // The longest hundredth, 114 to 302, is drawn evenly, where the treebank's are mostly short.
    assertEquals(MEAN, IntStream.of(lengths).average().orElseThrow(), 1.5);
  }
}
