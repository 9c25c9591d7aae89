// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;

/** Ink of lines set one after the other, a patch high. Grows to the right. */
final class InkStrip {
  /** Ink of a column, all rows together, that counts as none. */
  private static final int BLANK = 16;

  private final int rows;
  private byte[] columns = new byte[0];
  private int width;

  InkStrip(int rows) {
    this.rows = rows;
  }

  /** Columns so far. */
  int width() {
    return width;
  }

  /** Ink, 0 to 255. */
  int ink(int row, int column) {
    return columns[column * rows + row] & 0xFF;
  }

  /** Whether a column has no ink. */
  boolean isBlank(int column) {
    int sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += ink(row, column);
    }
    return sum < BLANK;
  }

  /** Adds blank columns. */
  void addBlank(int count) {
    reserve(count);
    width += count;
  }

  /**
   * Adds a line without the blanks at its ends.
   *
   * @param line {@code [rows, columns]}
   * @param widest blanks of more columns than this become a blank of {@code gap}
   */
  void add(Mat line, int widest, int gap) {
    byte[][] ink = new byte[rows][line.cols()];
    for (int row = 0; row < rows; row++) {
      line.ptr(row).get(ink[row]);
    }
    int blanks = 0;
    boolean started = false;
    reserve(line.cols());
    for (int x = 0; x < line.cols(); x++) {
      if (isBlank(ink, x)) {
        blanks++;
        continue;
      }
      if (started) {
        addBlank(blanks > widest ? gap : blanks);
      }
      started = true;
      blanks = 0;
      reserve(1);
      for (int row = 0; row < rows; row++) {
        columns[width * rows + row] = ink[row][x];
      }
      width++;
    }
  }

  private static boolean isBlank(byte[][] ink, int x) {
    int sum = 0;
    for (byte[] row : ink) {
      sum += row[x] & 0xFF;
    }
    return sum < BLANK;
  }

  private void reserve(int count) {
    int needed = (width + count) * rows;
    if (needed > columns.length) {
      columns = Arrays.copyOf(columns, Math.max(needed, 2 * columns.length));
    }
  }
}
