// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.predict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.TextExample;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.example.TaggedWords;

/**
 * Makes unlabelled examples out of lines of text. For tasks on words a line is a sentence whose
 * words stand between spaces; for tasks on texts it is a text, or two with a tab between them; for
 * questions it is the question, a tab, and the text to look in.
 */
public final class TextExamples {
  private static final String TAB = "\t";

  private final Class<? extends Example> type;

  /**
   * Examples for a head.
   *
   * @param type what it takes
   */
  public TextExamples(Class<? extends Example> type) {
    this.type = type;
  }

  /**
   * The example of a line.
   *
   * @param line not blank
   * @param source where it stands
   * @throws PixelException naming the line, if it lacks what the task needs
   */
  public Example of(String line, Source source) {
    if (type == TaggedWords.class) {
      return new TaggedWords(words(line), List.of(), source);
    }
    if (type == ParsedSentence.class) {
      return new ParsedSentence(words(line), List.of(), List.of(), List.of(), source);
    }
    if (type == LabelledText.class) {
      return new LabelledText(first(line), second(line), Optional.empty(), source);
    }
    if (type == ScoredText.class) {
      return new ScoredText(first(line), second(line), OptionalDouble.empty(), source);
    }
    if (type == Question.class) {
      String context =
          second(line)
              .orElseThrow(
                  () ->
                      source.error(
                          "a question needs a text to look in: write the question, a tab, and the text"));
      String id = Long.toString(source.line());
      return new Question(id, first(line), context, List.of(), true, source);
    }
    if (type.isAssignableFrom(TextExample.class)) {
      return second(line).isPresent()
          ? new ScoredText(first(line), second(line), OptionalDouble.empty(), source)
          : new TextExample(line.strip());
    }
    throw new PixelException(
        "this model reads examples of the kind %s, which cannot be made of a line of text; give it files of its task (--data)"
            .formatted(type.getSimpleName()));
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split("\\s+", -1));
  }

  private static String first(String line) {
    int tab = line.indexOf(TAB);
    return (tab < 0 ? line : line.substring(0, tab)).strip();
  }

  private static Optional<String> second(String line) {
    int tab = line.indexOf(TAB);
    return tab < 0 ? Optional.empty() : Optional.of(line.substring(tab + 1).strip());
  }
}
