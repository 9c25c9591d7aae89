// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PermutationPropertyTest {

  @Property(tries = 200)
  void everyNumberOccursOnce(@ForAll @IntRange(max = 3000) int size, @ForAll long key) {
    Permutation order = new Permutation(size, key);
    BitSet seen = new BitSet();
    for (int i = 0; i < size; i++) {
      long value = order.at(i);
      assertTrue(value >= 0 && value < size);
      seen.set((int) value);
    }
    assertEquals(size, seen.cardinality());
  }

  @Property(tries = 200)
  void hugeSizesStayInside(
      @ForAll @LongRange(min = 1, max = 1L << 62) long size, @ForAll long key) {
    Permutation order = new Permutation(size, key);
    long first = order.at(0);
    long last = order.at(size - 1);
    assertTrue(first >= 0 && first < size && last >= 0 && last < size);
    assertTrue(size == 1 || first != last);
  }

  @Example
  void allOrdersAreEquallyLikely() {
    Map<String, Integer> counts = new HashMap<>();
    int tries = 24_000;
    for (int key = 0; key < tries; key++) {
      Permutation order = new Permutation(4, RandomSource.mix(key));
      counts.merge("" + order.at(0) + order.at(1) + order.at(2), 1, Integer::sum);
    }
    assertEquals(24, counts.size());
    double expected = tries / 24.0;
    double chi =
        counts.values().stream().mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
    assertTrue(chi < 49.7, "chi-square " + chi + " of 23 degrees of freedom"); // p = .001
  }

  @Example
  void valuesNeverChange() {
    Permutation order = new Permutation(10, 42);
    assertArrayEquals(KNOWN, LongStream.range(0, 10).map(order::at).toArray());
  }

  @Example
  void placesOutsideAreRefused() {
    assertThrows(IndexOutOfBoundsException.class, () -> new Permutation(3, 0).at(3));
    assertThrows(IllegalArgumentException.class, () -> new Permutation(-1, 0));
  }

  private static final long[] KNOWN = {6, 9, 2, 1, 7, 3, 4, 0, 8, 5};
}
