// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Comparing arrays of numbers. */
public final class Relative {
  private Relative() {}

  /** The L2 norm of the difference over the L2 norm of what is expected. */
  public static double error(float[] expected, float[] actual) {
    assertEquals(expected.length, actual.length, "length");
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow((double) expected[i] - actual[i], 2);
      norm += Math.pow(expected[i], 2);
    }
    return Math.sqrt(difference / norm);
  }

  /**
   * Fails unless the relative error is small and no value is far off on the largest one's scale.
   */
  public static void assertClose(float[] expected, float[] actual, double tolerance, String what) {
    double error = error(expected, actual);
    assertTrue(error <= tolerance, what + ": relative error " + error);
    double scale = 0;
    for (float value : expected) {
      scale = Math.max(scale, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertTrue(
          Math.abs(expected[i] - actual[i]) <= tolerance * scale,
          what + " at " + i + ": " + expected[i] + " / " + actual[i]);
    }
  }
}
