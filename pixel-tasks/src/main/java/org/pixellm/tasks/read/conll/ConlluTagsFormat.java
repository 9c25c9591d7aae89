// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

import java.util.List;
import java.util.Optional;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.ConlluSentence;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.read.line.Grouping;
import org.pixellm.tasks.read.line.Line;
import org.pixellm.tasks.read.line.LineFormat;

/** The words of CoNLL-U with the tags of one column. */
final class ConlluTagsFormat implements LineFormat<TaggedWords> {
  private final ConlluTagsConfig.Column column;

  ConlluTagsFormat(ConlluTagsConfig config) {
    this.column = config.column();
  }

  @Override
  public Grouping grouping() {
    return Grouping.BLOCK;
  }

  @Override
  public Parser<TaggedWords> open(List<Line> first, ReadIssues issues) {
    return Parser.of(lines -> sentence(lines, issues));
  }

  private Optional<TaggedWords> sentence(List<Line> lines, ReadIssues issues) {
    List<ConlluWord> words = ConlluWords.of(lines);
    if (words.isEmpty()) {
      issues.addLeftOut(1);
      return Optional.empty();
    }
    return Optional.of(
        new TaggedWords(
            ConlluForms.column(words, ConlluSentence.FORM),
            ConlluForms.tags(words, column.index()),
            words.get(0).source(),
            Optional.of(ConlluForms.sentence(lines))));
  }
}
