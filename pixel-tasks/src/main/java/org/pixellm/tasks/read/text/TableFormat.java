// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import java.util.List;
import java.util.Optional;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.read.line.Grouping;
import org.pixellm.tasks.read.line.Line;
import org.pixellm.tasks.read.line.LineFormat;

/**
 * A row an example.
 *
 * @param <E> the examples
 */
final class TableFormat<E extends Example> implements LineFormat<E> {
  private final Fields fields;
  private final LayoutRule layouts;
  private final RowRule<E> rows;

  TableFormat(Fields fields, LayoutRule layouts, RowRule<E> rows) {
    this.fields = fields;
    this.layouts = layouts;
    this.rows = rows;
  }

  /** Finds out from a table's first row which of its columns are read. */
  interface LayoutRule {
    /**
     * The columns.
     *
     * @throws org.pixellm.plugins.PixelException naming the line, if one is missing
     */
    Layout of(List<String> first, Source source);
  }

  /**
   * Makes an example of a row.
   *
   * @param <E> the examples
   */
  interface RowRule<E extends Example> {
    /**
     * The example; empty, if the row is left out.
     *
     * @throws org.pixellm.plugins.PixelException naming the line, if the row is wrong
     */
    Optional<E> of(List<String> row, Layout layout, Source source, ReadIssues issues);
  }

  @Override
  public Grouping grouping() {
    return fields.grouping();
  }

  @Override
  public Parser<E> open(List<Line> first, ReadIssues issues) {
    Layout layout = layouts.of(fields.of(first), first.get(0).source());
    return new Parser<>() {
      @Override
      public boolean skipsFirst() {
        return layout.header();
      }

      @Override
      public Optional<E> parse(List<Line> lines) {
        return rows.of(fields.of(lines), layout, lines.get(0).source(), issues);
      }
    };
  }
}
