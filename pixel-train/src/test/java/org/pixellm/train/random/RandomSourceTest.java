// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomSourceTest {

  @Test
  void equalArgumentsGiveEqualStreams() {
    long[] first = new RandomSource(42).stream("mask", 7).longs(100).toArray();
    long[] second = new RandomSource(42).stream("mask", 7).longs(100).toArray();
    assertArrayEquals(first, second);
  }

  @Test
  void anyDifferenceGivesAnotherStream() {
    Set<Long> firsts = new HashSet<>();
    int streams = 0;
    for (long seed = 0; seed < 10; seed++) {
      RandomSource random = new RandomSource(seed);
      for (String purpose : new String[] {"", "a", "b", "ab", "mask", "Aa", "BB"}) {
        firsts.add(random.stream(purpose).nextLong());
        streams++;
        for (long i = -3; i < 10; i++) {
          firsts.add(random.stream(purpose, i).nextLong());
          firsts.add(random.stream(purpose, i, 0).nextLong());
          firsts.add(random.stream(purpose, 0, i, 1).nextLong());
          streams += 3;
        }
      }
    }
    assertEquals(streams, firsts.size());
  }

  @Test
  void neighbouringStreamsAreUnrelated() {
    RandomSource random = new RandomSource(1);
    int n = 4000;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double here = random.stream("x", i).nextDouble() - 0.5;
      double next = random.stream("x", i + 1).nextDouble() - 0.5;
      sum += here * next * 12;
    }
    assertTrue(Math.abs(sum / n) < 4 / Math.sqrt(n), "correlation " + sum / n);
  }

  /** Checkpoints rely on these: if they change, resumed runs change. */
  @Test
  void valuesNeverChange() {
    assertEquals(KEY, new RandomSource(42).key("mask", 7));
    assertEquals(LONG, new RandomSource(42).stream("mask", 7).nextLong());
    assertEquals(INT, new RandomSource(42).stream("mask", 7).nextInt(1000));
    assertEquals(DOUBLE, new RandomSource(-1).stream("held-out").nextDouble());
  }

  private static final long KEY = -2276475708050695610L;
  private static final long LONG = 2286371940403089106L;
  private static final int INT = 885;
  private static final double DOUBLE = 0.8948196101619796;
}
