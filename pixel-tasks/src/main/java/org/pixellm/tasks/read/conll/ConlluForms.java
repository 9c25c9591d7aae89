// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

import java.util.List;
import org.pixellm.tasks.example.ConlluSentence;
import org.pixellm.tasks.read.line.Line;

/** What every reader of CoNLL-U takes from a sentence. */
final class ConlluForms {
  private ConlluForms() {}

  static List<String> column(List<ConlluWord> words, int index) {
    return words.stream().map(word -> word.column(index)).toList();
  }

  static boolean anyHas(List<ConlluWord> words, int index) {
    return words.stream().anyMatch(word -> word.has(index));
  }

  /** The tags of a column, or an empty list if no word has one. */
  static List<String> tags(List<ConlluWord> words, int index) {
    return anyHas(words, index) ? column(words, index) : List.of();
  }

  static ConlluSentence sentence(List<Line> lines) {
    return new ConlluSentence(lines.stream().map(Line::text).toList());
  }
}
