// SPDX-License-Identifier: Apache-2.0
package com.example.braille;

import java.util.List;
import java.util.Optional;

/**
 * Characters as cells of Braille (English, grade 1). A cell is a number whose bit {@code n - 1} is
 * dot n, as in Unicode's block of Braille patterns.
 */
final class BrailleAlphabet {
  /** Drawn for what Braille has no cell for here. */
  static final int FULL = 0b111111;

  private static final int CAPITAL = cell("6");
  private static final int NUMBER = cell("3456");
  private static final int FIRST_PATTERN = 0x2800;
  private static final int LAST_PATTERN = 0x28FF;

  private static final List<String> LETTERS =
      List.of(
          "1", "12", "14", "145", "15", "124", "1245", "125", "24", "245", "13", "123", "134",
          "1345", "135", "1234", "12345", "1235", "234", "2345", "136", "1236", "2456", "1346",
          "13456", "1356");

  private static final String MARKS = ",;:.!?'-";
  private static final List<String> MARK_CELLS =
      List.of("2", "23", "25", "256", "235", "236", "3", "36");

  private BrailleAlphabet() {}

  private static int cell(String dots) {
    return dots.chars().map(dot -> 1 << (dot - '1')).sum();
  }

  /** The cells of a character in order; empty if it has none. */
  static Optional<List<Integer>> cells(int codePoint) {
    if (codePoint >= FIRST_PATTERN && codePoint <= LAST_PATTERN) {
      return Optional.of(List.of(codePoint - FIRST_PATTERN));
    }
    if (codePoint >= 'a' && codePoint <= 'z') {
      return Optional.of(List.of(letter(codePoint - 'a')));
    }
    if (codePoint >= 'A' && codePoint <= 'Z') {
      return Optional.of(List.of(CAPITAL, letter(codePoint - 'A')));
    }
    if (codePoint >= '0' && codePoint <= '9') {
      // 1 to 9 are a to i, and 0 is j.
      return Optional.of(List.of(NUMBER, letter((codePoint - '0' + 9) % 10)));
    }
    int mark = MARKS.indexOf(codePoint);
    return mark < 0 ? Optional.empty() : Optional.of(List.of(cell(MARK_CELLS.get(mark))));
  }

  private static int letter(int index) {
    return cell(LETTERS.get(index));
  }
}
