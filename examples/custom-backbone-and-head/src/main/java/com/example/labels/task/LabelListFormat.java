// SPDX-License-Identifier: Apache-2.0
package com.example.labels.task;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.read.line.Grouping;
import org.pixellm.tasks.read.line.Line;
import org.pixellm.tasks.read.line.LineFormat;

/**
 * A text a line, a tab, and its labels with spaces between. The first line is {@code
 * text<TAB>labels}, or {@code text} alone where nothing is labelled.
 */
final class LabelListFormat implements LineFormat<LabelledSentence> {

  @Override
  public Grouping grouping() {
    return Grouping.LINE;
  }

  @Override
  public Parser<LabelledSentence> open(List<Line> first, ReadIssues issues) {
    Line header = first.get(0);
    return switch (header.text()) {
      case "text\tlabels" -> new Rows(true);
      case "text" -> new Rows(false);
      default ->
          throw header
              .source()
              .error(
                  "the first line must be 'text', a tab and 'labels', not '" + header.text() + "'");
    };
  }

  private record Rows(boolean labelled) implements Parser<LabelledSentence> {
    @Override
    public boolean skipsFirst() {
      return true;
    }

    @Override
    public Optional<LabelledSentence> parse(List<Line> lines) {
      Line line = lines.get(0);
      String[] fields = line.text().split("\t", -1);
      int expected = labelled ? 2 : 1;
      if (fields.length != expected) {
        throw line.source()
            .error("%d columns, where %d are expected".formatted(fields.length, expected));
      }
      Optional<Set<String>> labels = labelled ? Optional.of(labels(fields[1])) : Optional.empty();
      return Optional.of(new LabelledSentence(fields[0], labels, line.source()));
    }

    private static Set<String> labels(String field) {
      return field.isBlank() ? Set.of() : new TreeSet<>(List.of(field.strip().split(" +")));
    }
  }
}
