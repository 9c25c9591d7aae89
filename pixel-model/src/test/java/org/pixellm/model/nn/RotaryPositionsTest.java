// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RotaryPositionsTest {

  @Test
  void placesBeyondTheTableMakeItLongerAndChangeNothing() {
    try (NDManager manager = NDManager.newBaseManager();
        RotaryPositions rotary = new RotaryPositions(6, 50)) {
      NDArray places = manager.create(new long[] {0, 3, 700});
      float[] before = rotary.at(places, 700).toFloatArray();
      NDArray far = rotary.at(manager.create(new long[] {5000}), 5000);
      assertEquals(new Shape(1, 6), far.getShape());
      double angle = 5000 / Math.pow(50, 2.0 / 6);
      float[] expected = {(float) Math.cos(angle), (float) Math.sin(angle)};
      assertArrayEquals(expected, new float[] {far.getFloat(0, 2), far.getFloat(0, 3)}, 1e-6f);
      assertArrayEquals(before, rotary.at(places, 700).toFloatArray());
    }
  }

  @Test
  void impossibleAnglesAreRefused() {
    assertMessage("even width, not 5", () -> new RotaryPositions(5, 100));
    assertMessage("rope_base must be above 1, not 1.0", () -> new RotaryPositions(4, 1));
    assertMessage("rope_base must be above 1, not NaN", () -> new RotaryPositions(4, Double.NaN));
  }

  private static void assertMessage(String part, Executable executable) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, executable);
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
