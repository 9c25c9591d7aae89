// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.pixellm.tasks.example.ConlluSentence;
import org.pixellm.tasks.example.Quoted;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.read.line.Line;

/**
 * The words among the lines of a sentence, numbered 1, 2, 3 and so on. Comments, ranges of words
 * that are written as one (1-2) and empty nodes (1.1) are checked for their form and passed over.
 */
final class ConlluWords {
  private static final Pattern WORD = Pattern.compile("[0-9]+");
  private static final Pattern PASSED_OVER = Pattern.compile("[0-9]+[-.][0-9]+");

  private ConlluWords() {}

  /**
   * The words in order; none if there are only comments.
   *
   * @throws org.pixellm.plugins.PixelException naming the line, if one does not have ten columns, a
   *     number that follows, and a form
   */
  static List<ConlluWord> of(List<Line> lines) {
    List<ConlluWord> words = new ArrayList<>(lines.size());
    for (Line line : lines) {
      String text = line.text();
      if (text.startsWith("#")) {
        continue;
      }
      Source source = line.source();
      List<String> columns = Arrays.asList(text.split("\t", -1));
      if (columns.size() != ConlluSentence.COLUMNS) {
        throw source.error(
            "%s where CoNLL-U has ten, separated by tabs".formatted(count(columns.size())));
      }
      String id = columns.get(0);
      if (PASSED_OVER.matcher(id).matches()) {
        continue;
      }
      if (!WORD.matcher(id).matches()) {
        throw source.error(
            "%s is no number of a word; 1, 1-2 or 1.1 would be".formatted(Quoted.of(id)));
      }
      int expected = words.size() + 1;
      if (!id.equals(Integer.toString(expected))) {
        throw source.error(
            "word %s where word %d should follow; is an empty line between sentences missing?"
                .formatted(id, expected));
      }
      if (columns.get(ConlluSentence.FORM).isEmpty()) {
        throw source.error(
            "word %s has an empty form; its second column is the word".formatted(id));
      }
      words.add(new ConlluWord(columns, source));
    }
    return words;
  }

  private static String count(int columns) {
    return columns == 1 ? "one column" : columns + " columns";
  }
}
