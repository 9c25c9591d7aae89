// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.example.TaskExample;
import org.pixellm.tasks.read.line.LineReader;

/**
 * Makes readers of tables with columns of the user's choice, under the name {@code table}: {@link
 * org.pixellm.tasks.example.ScoredText}s if a column of scores is named, else {@link
 * org.pixellm.tasks.example.LabelledText}s.
 */
public final class TableReaderFactory implements DatasetReaderFactory<TableConfig> {

  @Override
  public String name() {
    return "table";
  }

  @Override
  public String summary() {
    return "a TSV or CSV file: texts or pairs with a label or a score, columns by name";
  }

  @Override
  public TableConfig defaults() {
    return TableConfig.defaults();
  }

  @Override
  public DatasetReader<? extends TaskExample> create(TableConfig config) {
    Fields fields = new Fields(config.delimiter(), config.quotes());
    TableFormat.LayoutRule layouts = (first, source) -> layout(config, first, source);
    return config.score().isEmpty()
        ? new LineReader<>(
            new TableFormat<>(fields, layouts, new LabelRows(UnaryOperator.identity())))
        : new LineReader<>(
            new TableFormat<>(fields, layouts, new ScoreRows(UnaryOperator.identity())));
  }

  private static Layout layout(TableConfig config, List<String> first, Source source) {
    Header header =
        config.header() ? new Header(first, source) : Header.numbered(first.size(), source);
    return new Layout(
        config.header(),
        header.width(),
        header.index(config.text()),
        optional(header, config.second()),
        optional(header, config.score().isEmpty() ? config.label() : config.score()));
  }

  private static OptionalInt optional(Header header, String name) {
    return name.isEmpty() ? OptionalInt.empty() : OptionalInt.of(header.index(name));
  }
}
