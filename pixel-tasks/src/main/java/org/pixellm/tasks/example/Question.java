// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.example;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.TextChange;
import org.pixellm.plugins.render.TextInput;

/**
 * A question about a text that holds the answer, or none.
 *
 * @param id the data set's name for the question
 * @param question the question
 * @param context the text to look in
 * @param answers answers that count as right, in the data set's order; empty if there is none, or
 *     if the question is not labelled
 * @param answerable false if the data set says that the context holds no answer
 * @param source where it stands
 */
public record Question(
    String id,
    String question,
    String context,
    List<Answer> answers,
    boolean answerable,
    Source source)
    implements TaskExample {
  /** Copies the answers and checks that they stand in the context. */
  public Question {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(context, "context");
    answers = List.copyOf(answers);
    Objects.requireNonNull(source, "source");
    if (!answerable && !answers.isEmpty()) {
      throw new IllegalArgumentException("a question without an answer has " + answers.size());
    }
    for (Answer answer : answers) {
      if (!context.startsWith(answer.text(), answer.start())) {
        throw new IllegalArgumentException(
            "the context does not have '%s' at %d".formatted(answer.text(), answer.start()));
      }
    }
  }

  /**
   * An answer: a part of the context.
   *
   * @param start where it begins in the context, in UTF-16 units
   * @param text the part, not empty
   */
  public record Answer(int start, String text) {
    /** Checks the values. */
    public Answer {
      if (start < 0 || text.isEmpty()) {
        throw new IllegalArgumentException("no answer: '" + text + "' at " + start);
      }
    }

    /** The UTF-16 unit after its last. */
    public int end() {
      return start + text.length();
    }
  }

  @Override
  public TextInput input() {
    return new TextInput.Pair(question, context);
  }

  @Override
  public boolean labelled() {
    return !answerable || !answers.isEmpty();
  }

  /** The texts of the accepted answers: a list, empty if the context holds none. */
  @Override
  public Optional<Object> gold() {
    return labelled() ? Optional.of(answers.stream().map(Answer::text).toList()) : Optional.empty();
  }

  /** The question alone is changed: answers have their places in the context. */
  @Override
  public Optional<Example> withTexts(TextChange change) {
    return Optional.of(
        new Question(id, change.change(0, question), context, answers, answerable, source));
  }
}
