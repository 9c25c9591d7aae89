// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** Where ink stands in each column of a strip. Immutable. */
final class InkColumns {
  /** Ink that is fainter is not seen: grain of a screenshot does not join words. */
  private static final int FAINT = 16;

  /** Blank columns between words, of a patch of {@link #OF_PATCH}. */
  private static final int GAP = 3;

  private static final int OF_PATCH = 16;

  /** Patches after which ink is parted at any blank column: in scripts that write no spaces. */
  private static final int WIDEST = 6;

  private final int rows;
  private final int[] tops;
  private final int[] ends;

  private InkColumns(int rows, int columns) {
    this.rows = rows;
    this.tops = new int[columns];
    this.ends = new int[columns];
  }

  /**
   * Columns of a strip.
   *
   * @param ink {@code [rows, columns]} of unsigned bytes, full ink 255, any number of channels
   */
  static InkColumns of(Mat ink) {
    InkColumns found = new InkColumns(ink.rows(), ink.cols());
    int channels = ink.channels();
    byte[] row = new byte[ink.cols() * channels];
    for (int y = 0; y < ink.rows(); y++) {
      ink.ptr(y).get(row);
      for (int i = 0; i < row.length; i++) {
        if ((row[i] & 0xFF) >= FAINT) {
          int x = i / channels;
          found.tops[x] = found.isBlank(x) ? y : found.tops[x];
          found.ends[x] = y + 1;
        }
      }
    }
    return found;
  }

  /** Rows of the strip. */
  int rows() {
    return rows;
  }

  /** Columns of the strip. */
  int columns() {
    return ends.length;
  }

  boolean isBlank(int column) {
    return ends[column] == 0;
  }

  /** The first row with ink; the column must not be blank. */
  int top(int column) {
    return tops[column];
  }

  /** The row after the last with ink. */
  int end(int column) {
    return ends[column];
  }

  /**
   * A word or what is taken for one: ink without a gap in it, and half of the gap at either side.
   *
   * @param from first column
   * @param to column after the last
   * @param inkFrom first column with ink
   * @param inkTo column after the last with ink
   */
  record Word(int from, int to, int inkFrom, int inkTo) {}

  /** All words, from left to right; their columns are all columns. None if there is no ink. */
  List<Word> words() {
    int gap = Math.max(1, GAP * rows / OF_PATCH);
    List<Word> words = new ArrayList<>();
    int from = 0;
    int inkFrom = -1;
    int inkTo = -1;
    for (int x = 0; x < columns(); x++) {
      if (isBlank(x)) {
        continue;
      }
      int blanks = x - inkTo;
      boolean wide = inkTo - inkFrom >= WIDEST * rows;
      if (inkFrom < 0) {
        inkFrom = x;
      } else if (blanks >= gap || (wide && blanks > 0)) {
        int cut = (inkTo + x + 1) / 2;
        words.add(new Word(from, cut, inkFrom, inkTo));
        from = cut;
        inkFrom = x;
      }
      inkTo = x + 1;
    }
    if (inkFrom >= 0) {
      words.add(new Word(from, columns(), inkFrom, inkTo));
    }
    return words;
  }
}
