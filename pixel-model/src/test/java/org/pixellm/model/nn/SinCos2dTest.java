// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.model.golden.Golden;

class SinCos2dTest {
  private static final String TENSORS = "outputs.safetensors";

  @ParameterizedTest
  @ValueSource(ints = {768, 512})
  void tableIsTheOriginals(int hidden) {
    Golden golden = new Golden("sincos_" + hidden + "_529");
    float[] table = new SinCos2d(hidden, 23).table(529);
    assertEquals(530 * hidden, table.length);

    long[] index = golden.longs(TENSORS, "rows_index");
    float[] rows = golden.floats(TENSORS, "rows");
    for (int i = 0; i < index.length; i++) {
      assertArrayEquals(
          Arrays.copyOfRange(rows, i * hidden, (i + 1) * hidden),
          row(table, (int) index[i], hidden),
          1e-6f,
          "row " + index[i]);
    }

    double[] rowSums = new double[530];
    double[] columnSums = new double[hidden];
    double sum = 0;
    double absolute = 0;
    for (int i = 0; i < table.length; i++) {
      rowSums[i / hidden] += table[i];
      columnSums[i % hidden] += table[i];
      sum += table[i];
      absolute += Math.abs(table[i]);
    }
    assertSums(golden.floats(TENSORS, "row_sums"), rowSums);
    assertSums(golden.floats(TENSORS, "col_sums"), columnSums);
    JsonNode expected = golden.json("outputs.json");
    assertEquals(expected.get("sum_f64").asDouble(), sum, 1e-2);
    assertEquals(expected.get("sum_abs_f64").asDouble(), absolute, 1e-2);
  }

  /** The sums are of float32 values and were themselves rounded to float32. */
  private static void assertSums(float[] expected, double[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-6 * Math.max(100, Math.abs(expected[i])), "at " + i);
    }
  }

  /** A grid that is not full is the beginning of the full one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 12, 13, 96, 192, 528, 529})
  void anyNumberOfPatchesIsTheBeginningOfTheGrid(int patches) {
    float[] full = new SinCos2d(32, 23).table(529);
    assertArrayEquals(Arrays.copyOf(full, (1 + patches) * 32), new SinCos2d(32, 23).table(patches));
  }

  @Test
  void theSmallestGridHoldsAllPatches() {
    for (int patches = 1; patches <= 600; patches++) {
      int grid = SinCos2d.gridFor(patches);
      assertTrue(grid * grid >= patches, patches + " patches");
      assertTrue((grid - 1) * (grid - 1) < patches, patches + " patches");
    }
  }

  @Test
  void noTwoPlacesLookAlike() {
    float[] table = new SinCos2d(16, SinCos2d.gridFor(37)).table(37);
    long different =
        java.util.stream.IntStream.range(0, 38)
            .mapToObj(i -> Arrays.toString(row(table, i, 16)))
            .distinct()
            .count();
    assertEquals(38, different);
  }

  @Test
  void widthsThatCannotBeQuarteredAreRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new SinCos2d(30, 3));
    assertTrue(e.getMessage().contains("multiple of 4, not 30"), e.getMessage());
  }

  private static float[] row(float[] table, int row, int hidden) {
    return Arrays.copyOfRange(table, row * hidden, (row + 1) * hidden);
  }
}
