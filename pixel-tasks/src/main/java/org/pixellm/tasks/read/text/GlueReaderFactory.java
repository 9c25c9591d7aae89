// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.example.TaskExample;
import org.pixellm.tasks.read.line.LineReader;

/**
 * Makes readers of GLUE's files as they are given out, under the name {@code glue}: {@link
 * ScoredText}s of STS-B, {@link LabelledText}s of the other tasks, labels as the files spell them.
 *
 * <p>Fields are separated by tabs and quotes are text, balanced or not. A file without the column
 * of the label, as test files are, is not labelled. Left out and counted are rows of QQP that lack
 * columns (the published file has some) and pairs of MNLI whose annotators found no label in common
 * ({@code -}). A score of STS-B lies between 0 and 5.
 */
public final class GlueReaderFactory implements DatasetReaderFactory<GlueConfig> {
  private static final String NO_CONSENSUS = "-";
  private static final double MOST_SIMILAR = 5;

  @Override
  public String name() {
    return "glue";
  }

  @Override
  public String summary() {
    return "GLUE's TSV files: " + GlueTask.names();
  }

  @Override
  public GlueConfig defaults() {
    return new GlueConfig(GlueTask.SST2, true);
  }

  @Override
  public DatasetReader<? extends TaskExample> create(GlueConfig config) {
    UnaryOperator<String> texts =
        config.joinPunctuation() ? JoinedPunctuation::of : UnaryOperator.identity();
    GlueTask task = config.task();
    return switch (task) {
      case STSB -> reader(task, scores(new ScoreRows(texts)));
      case QQP -> reader(task, withoutShortRows(new LabelRows(texts)));
      case MNLI -> reader(task, withoutConsensusMissing(new LabelRows(texts)));
      default -> reader(task, new LabelRows(texts));
    };
  }

  private static <E extends Example> DatasetReader<E> reader(
      GlueTask task, TableFormat.RowRule<E> rows) {
    return new LineReader<>(new TableFormat<>(Fields.LITERAL_TABS, new GlueLayout(task), rows));
  }

  private static TableFormat.RowRule<ScoredText> scores(TableFormat.RowRule<ScoredText> rows) {
    return (row, layout, source, issues) -> {
      Optional<ScoredText> example = rows.of(row, layout, source, issues);
      double score = example.orElseThrow().score().orElse(0);
      if (score < 0 || score > MOST_SIMILAR) {
        throw source.error("the score %s is not between 0 and 5".formatted(score));
      }
      return example;
    };
  }

  private static TableFormat.RowRule<LabelledText> withoutShortRows(
      TableFormat.RowRule<LabelledText> rows) {
    return (row, layout, source, issues) -> {
      if (layout.isShort(row)) {
        issues.addLeftOut(1);
        return Optional.empty();
      }
      return rows.of(row, layout, source, issues);
    };
  }

  private static TableFormat.RowRule<LabelledText> withoutConsensusMissing(
      TableFormat.RowRule<LabelledText> rows) {
    return (row, layout, source, issues) -> {
      Optional<LabelledText> example = rows.of(row, layout, source, issues);
      if (example.orElseThrow().label().equals(Optional.of(NO_CONSENSUS))) {
        issues.addLeftOut(1);
        return Optional.empty();
      }
      return example;
    };
  }
}
