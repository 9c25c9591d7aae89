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
 * Makes unlabelled examples out of text. For tasks on words a text is a sentence whose words stand
 * between spaces; for questions two texts are the question and the text to look in. In a line of a
 * file, a tab stands between two texts.
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
    int tab = line.indexOf(TAB);
    return tab < 0 || readsWords()
        ? of(line.strip(), Optional.empty(), source)
        : of(line.substring(0, tab).strip(), Optional.of(line.substring(tab + 1).strip()), source);
  }

  /**
   * The example of a text or of two.
   *
   * @param text as it is to be drawn, or split into words
   * @param second the other text of a pair
   * @param source where it stands
   * @throws PixelException naming the place, if the task needs more, or cannot take a second text
   */
  public Example of(String text, Optional<String> second, Source source) {
    if (readsWords()) {
      return ofWords(words(text, second, source), source);
    }
    if (type == LabelledText.class) {
      return new LabelledText(text, second, Optional.empty(), source);
    }
    if (type == ScoredText.class) {
      return new ScoredText(text, second, OptionalDouble.empty(), source);
    }
    if (type == Question.class) {
      String context =
          second.orElseThrow(
              () ->
                  source.error(
                      "a question needs a text to look in: write the question, a tab, and the"
                          + " text"));
      String id = Long.toString(source.line());
      return new Question(id, text, context, List.of(), true, source);
    }
    if (type.isAssignableFrom(TextExample.class)) {
      return second.isPresent()
          ? new ScoredText(text, second, OptionalDouble.empty(), source)
          : new TextExample(text);
    }
    throw new PixelException(
        "this model reads examples of the kind %s, which cannot be made of a line of text; give it files that its reader reads, with --data"
            .formatted(type.getSimpleName()));
  }

  private boolean readsWords() {
    return type == TaggedWords.class || type == ParsedSentence.class;
  }

  private Example ofWords(List<String> words, Source source) {
    return type == TaggedWords.class
        ? new TaggedWords(words, List.of(), source)
        : new ParsedSentence(words, List.of(), List.of(), List.of(), source);
  }

  private static List<String> words(String text, Optional<String> second, Source source) {
    if (second.isPresent()) {
      throw source.error("this model reads one sentence, not two texts");
    }
    if (text.isBlank()) {
      throw source.error("a sentence needs at least one word");
    }
    return List.of(text.strip().split("\\s+", -1));
  }
}
