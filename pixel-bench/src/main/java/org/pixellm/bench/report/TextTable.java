// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.report;

import java.util.ArrayList;
import java.util.List;

/** A table for terminals and Markdown. */
public final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with the given head. */
  public TextTable(String... head) {
    rows.add(List.of(head));
  }

  /**
   * Adds a row.
   *
   * @param cells as many as the head has
   */
  public TextTable row(List<String> cells) {
    if (cells.size() != rows.get(0).size()) {
      throw new IllegalArgumentException(
          cells.size() + " cells under a head of " + rows.get(0).size());
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /** Lines of a Markdown table whose columns are aligned. */
  public List<String> lines() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], Math.max(3, row.get(i).length()));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("|");
      for (int i = 0; i < columns; i++) {
        line.append(' ').append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length()));
        line.append(" |");
      }
      lines.add(line.toString());
      if (lines.size() == 1) {
        StringBuilder rule = new StringBuilder("|");
        for (int width : widths) {
          rule.append("-".repeat(width + 2)).append('|');
        }
        lines.add(rule.toString());
      }
    }
    return lines;
  }
}
