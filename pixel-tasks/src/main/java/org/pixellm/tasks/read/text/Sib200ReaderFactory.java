// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.read.line.LineReader;

/**
 * Makes readers of SIB-200, under the name {@code sib200}: topics of sentences in 200 languages.
 *
 * <p>Columns {@code index_id}, {@code category}, {@code text}, separated by tabs; a text with
 * quotes in it stands in quotes, those in it doubled.
 */
public final class Sib200ReaderFactory implements DatasetReaderFactory<Sib200Config> {

  @Override
  public String name() {
    return "sib200";
  }

  @Override
  public String summary() {
    return "SIB-200: sentences in 200 languages, each with one of seven topics";
  }

  @Override
  public Sib200Config defaults() {
    return new Sib200Config();
  }

  @Override
  public DatasetReader<LabelledText> create(Sib200Config config) {
    return new LineReader<>(
        new TableFormat<>(
            new Fields(Delimiter.TAB, true),
            Sib200ReaderFactory::layout,
            new LabelRows(UnaryOperator.identity())));
  }

  private static Layout layout(List<String> first, Source source) {
    Header header = new Header(first, source);
    return new Layout(
        true, header.width(), header.index("text"), OptionalInt.empty(), header.find("category"));
  }
}
