// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SourceSharesTest {
  private static final double[] EVEN = {1, 1, 1};

  @Test
  void followsThePublishedFormula() {
    // 0.8, 0.15, 0.05 to the power of 0.3 are 0.935248, 0.566014, 0.407091, of sum 1.908353.
    assertArrayEquals(
        new double[] {0.490081, 0.296598, 0.213320},
        SourceShares.of(new double[] {80, 15, 5}, EVEN, 0.3),
        1e-6);
  }

  @Test
  void exponentOfOneLeavesSizesAndOfZeroMakesAllEqual() {
    double[] sizes = {600, 300, 100};
    assertArrayEquals(new double[] {0.6, 0.3, 0.1}, SourceShares.of(sizes, EVEN, 1), 1e-12);
    assertArrayEquals(
        new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, SourceShares.of(sizes, EVEN, 0), 1e-12);
    assertArrayEquals(
        new double[] {0.25, 0.5, 0.25}, SourceShares.of(sizes, new double[] {1, 2, 1}, 0), 1e-12);
  }

  /**
   * Two sources are to each other as their weights and powers of sizes are, whoever else there is.
   */
  @Property(tries = 200)
  void sharesKeepTheirRatiosAndMakeOne(
      @ForAll @Size(min = 1, max = 12) List<@DoubleRange(min = 1, max = 1e12) Double> drawn,
      @ForAll @DoubleRange(min = 0, max = 1) double exponent) {
    double[] sizes = drawn.stream().mapToDouble(Double::doubleValue).toArray();
    double[] weights = new double[sizes.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 1 + i % 3;
    }
    double[] shares = SourceShares.of(sizes, weights, exponent);
    assertEquals(1, Arrays.stream(shares).sum(), 1e-9);
    for (int i = 0; i < shares.length; i++) {
      assertTrue(shares[i] > 0);
      double ratio = weights[i] / weights[0] * Math.pow(sizes[i] / sizes[0], exponent);
      assertEquals(ratio, shares[i] / shares[0], 1e-6 * ratio);
    }
  }
}
