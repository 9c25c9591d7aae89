// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.Quoted;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.example.Source;

/** Rows with a number. */
final class ScoreRows implements TableFormat.RowRule<ScoredText> {
  private final UnaryOperator<String> texts;

  /**
   * Rows whose texts are changed.
   *
   * @param texts what is done to each text
   */
  ScoreRows(UnaryOperator<String> texts) {
    this.texts = texts;
  }

  @Override
  public Optional<ScoredText> of(
      List<String> row, Layout layout, Source source, ReadIssues issues) {
    layout.check(row, source);
    Optional<String> target = layout.target(row);
    OptionalDouble score =
        target.isPresent()
            ? OptionalDouble.of(number(target.get(), source))
            : OptionalDouble.empty();
    return Optional.of(
        new ScoredText(
            texts.apply(row.get(layout.text())), layout.second(row).map(texts), score, source));
  }

  private static double number(String written, Source source) {
    double number;
    try {
      number = Double.parseDouble(written);
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!Double.isFinite(number)) {
      throw source.error("the score %s is not a number".formatted(Quoted.of(written)));
    }
    return number;
  }
}
