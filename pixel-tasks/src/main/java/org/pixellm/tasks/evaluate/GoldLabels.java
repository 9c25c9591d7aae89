// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import java.util.List;
import java.util.Optional;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.prediction.AnswerSpan;
import org.pixellm.tasks.prediction.ClassPrediction;
import org.pixellm.tasks.prediction.TextVectors;
import org.pixellm.tasks.prediction.Tree;

/**
 * Brings predictions and labels of examples into the form in which metrics compare them: tags of
 * words as a list, a tree, a class as text, a number, an answer as text and the accepted answers as
 * a list of texts.
 */
public final class GoldLabels {
  private GoldLabels() {}

  /**
   * An example's label as metrics take it; empty if it has none, or nothing that can be compared.
   */
  public static Optional<Object> of(Example example) {
    if (example instanceof TaggedWords words && words.labelled()) {
      return Optional.of(words.tags());
    }
    if (example instanceof ParsedSentence sentence && sentence.labelled()) {
      return Optional.of(new Tree(sentence.heads(), sentence.relations()));
    }
    if (example instanceof LabelledText text) {
      return text.label().map(label -> label);
    }
    if (example instanceof ScoredText text && text.labelled()) {
      return Optional.of(text.score().getAsDouble());
    }
    if (example instanceof Question question && question.labelled()) {
      return Optional.of(question.answers().stream().map(Question.Answer::text).toList());
    }
    return Optional.empty();
  }

  /** A prediction as metrics take it. */
  public static Object comparable(Object prediction) {
    if (prediction instanceof ClassPrediction of) {
      return of.label();
    }
    if (prediction instanceof AnswerSpan answer) {
      return answer.text();
    }
    if (prediction instanceof TextVectors vectors) {
      return vectors.similarity();
    }
    boolean plain =
        prediction instanceof List<?>
            || prediction instanceof Tree
            || prediction instanceof Double
            || prediction instanceof String;
    if (plain) {
      return prediction;
    }
    throw new PixelException(
        "predictions of the kind %s cannot be scored"
            .formatted(prediction.getClass().getSimpleName()));
  }
}
