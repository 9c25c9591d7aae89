// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

import java.util.List;
import java.util.Optional;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.ConlluSentence;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.read.line.Grouping;
import org.pixellm.tasks.read.line.Line;
import org.pixellm.tasks.read.line.LineFormat;

/** The words of CoNLL-U with their heads and relations. */
final class ConlluTreesFormat implements LineFormat<ParsedSentence> {
  private final boolean subtypes;

  ConlluTreesFormat(ConlluTreesConfig config) {
    this.subtypes = config.subtypes();
  }

  @Override
  public Grouping grouping() {
    return Grouping.BLOCK;
  }

  @Override
  public Parser<ParsedSentence> open(List<Line> first, ReadIssues issues) {
    return Parser.of(lines -> sentence(lines, issues));
  }

  private Optional<ParsedSentence> sentence(List<Line> lines, ReadIssues issues) {
    List<ConlluWord> words = ConlluWords.of(lines);
    if (words.isEmpty()) {
      issues.addLeftOut(1);
      return Optional.empty();
    }
    boolean labelled = ConlluForms.anyHas(words, ConlluSentence.HEAD);
    return Optional.of(
        new ParsedSentence(
            ConlluForms.column(words, ConlluSentence.FORM),
            ConlluForms.tags(words, ConlluSentence.UPOS),
            labelled ? ConlluTree.heads(words) : List.of(),
            labelled ? words.stream().map(this::relation).toList() : List.of(),
            words.get(0).source(),
            Optional.of(ConlluForms.sentence(lines))));
  }

  private String relation(ConlluWord word) {
    String relation = word.column(ConlluSentence.DEPREL);
    int colon = relation.indexOf(':');
    return subtypes || colon < 0 ? relation : relation.substring(0, colon);
  }
}
