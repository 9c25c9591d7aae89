// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.Source;

/** Rows with a label, as the file spells it. */
final class LabelRows implements TableFormat.RowRule<LabelledText> {
  private final UnaryOperator<String> texts;

  /**
   * Rows whose texts are changed.
   *
   * @param texts what is done to each text
   */
  LabelRows(UnaryOperator<String> texts) {
    this.texts = texts;
  }

  @Override
  public Optional<LabelledText> of(
      List<String> row, Layout layout, Source source, ReadIssues issues) {
    layout.check(row, source);
    Optional<String> label = layout.target(row).map(String::strip);
    if (label.isPresent() && label.get().isEmpty()) {
      throw source.error("the label is empty");
    }
    return Optional.of(
        new LabelledText(
            texts.apply(row.get(layout.text())), layout.second(row).map(texts), label, source));
  }
}
