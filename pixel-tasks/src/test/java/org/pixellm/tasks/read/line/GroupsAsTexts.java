// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.line;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.LabelledText;

/** Each group a text: its lines joined with bars. */
record GroupsAsTexts(Grouping grouping, boolean named) implements LineFormat<LabelledText> {

  @Override
  public Parser<LabelledText> open(List<Line> first, ReadIssues issues) {
    return new Parser<>() {
      @Override
      public boolean skipsFirst() {
        return named;
      }

      @Override
      public Optional<LabelledText> parse(List<Line> lines) {
        String text = lines.stream().map(Line::text).collect(Collectors.joining("|"));
        return Optional.of(
            new LabelledText(text, Optional.empty(), Optional.empty(), lines.get(0).source()));
      }
    };
  }
}
