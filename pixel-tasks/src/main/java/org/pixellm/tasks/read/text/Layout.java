// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pixellm.tasks.example.Source;

/**
 * Which columns of a table are read, counted from 0.
 *
 * @param header whether the first row names the columns
 * @param width columns of the table
 * @param text the column of the text, or of the first of a pair
 * @param second the column of the second of a pair
 * @param target the column of the label or the score; empty if the table has none
 */
record Layout(boolean header, int width, int text, OptionalInt second, OptionalInt target) {

  /** Columns that a row needs for all that is read to be in it. */
  int needed() {
    return 1 + Math.max(text, Math.max(second.orElse(0), target.orElse(0)));
  }

  /** Whether a row lacks a column that is read. */
  boolean isShort(List<String> row) {
    return row.size() < needed();
  }

  /**
   * Sees to it that a row has the columns.
   *
   * @throws org.pixellm.plugins.PixelException naming the line
   */
  void check(List<String> row, Source source) {
    if (isShort(row) || row.size() > width) {
      throw source.error(
          "%s where the first line has %d; are there stray or missing separators?"
              .formatted(row.size() == 1 ? "one column" : row.size() + " columns", width));
    }
  }

  Optional<String> second(List<String> row) {
    return second.isPresent() ? Optional.of(row.get(second.getAsInt())) : Optional.empty();
  }

  Optional<String> target(List<String> row) {
    return target.isPresent() ? Optional.of(row.get(target.getAsInt())) : Optional.empty();
  }
}
