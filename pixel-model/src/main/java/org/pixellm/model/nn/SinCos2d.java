// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

/**
 * Fixed two-dimensional sine-cosine positions (He et al. 2022), as PIXEL uses them: patch i stands
 * at row {@code i / grid} and column {@code i % grid} of a square grid, although the picture is one
 * row of patches. Any number of patches will do; a grid that is not full is simply not full.
 */
public final class SinCos2d {
  private final int hidden;
  private final int grid;

  /**
   * Positions of width {@code hidden}.
   *
   * @param hidden a multiple of 4
   * @param grid columns of the grid
   */
  public SinCos2d(int hidden, int grid) {
    if (hidden % 4 != 0) {
      throw new IllegalArgumentException(
          "two-dimensional positions need a hidden size that is a multiple of 4, not " + hidden);
    }
    this.hidden = hidden;
    this.grid = grid;
  }

  /** Columns of the smallest square grid that holds so many patches. */
  public static int gridFor(int patches) {
    return (int) Math.ceil(Math.sqrt(patches));
  }

  /**
   * The table.
   *
   * @return {@code [1 + patches, hidden]} row by row; row 0 (CLS) is zero. The first half of a row
   *     encodes the column, the second the row; within a half sines stand before cosines of {@code
   *     position * 10000^(-k / (hidden / 4))}
   */
  public float[] table(int patches) {
    float[] table = new float[(1 + patches) * hidden];
    for (int i = 0; i < patches; i++) {
      int offset = (1 + i) * hidden;
      encode(i % grid, table, offset);
      encode(i / grid, table, offset + hidden / 2);
    }
    return table;
  }

  private void encode(int position, float[] table, int offset) {
    int quarter = hidden / 4;
    for (int k = 0; k < quarter; k++) {
      double angle = position * Math.pow(10000, -(double) k / quarter);
      table[offset + k] = (float) Math.sin(angle);
      table[offset + quarter + k] = (float) Math.cos(angle);
    }
  }
}
