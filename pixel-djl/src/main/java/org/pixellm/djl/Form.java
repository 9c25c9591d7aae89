// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.modality.Classifications;
import ai.djl.modality.nlp.qa.QAInput;
import ai.djl.modality.nlp.translator.NamedEntity;
import ai.djl.util.StringPair;
import java.util.List;
import java.util.stream.Stream;
import org.pixellm.tasks.prediction.AnswerSpan;
import org.pixellm.tasks.prediction.ClassPrediction;
import org.pixellm.tasks.prediction.TextVectors;
import org.pixellm.tasks.prediction.Tree;

/**
 * A pair of types of DJL's: what a predictor is asked with, and what it answers.
 *
 * @param input what it is asked with
 * @param output what it answers
 * @param prediction what a head must predict for it
 * @param conversion turns the one into the other
 * @param <I> the input
 * @param <P> the prediction
 * @param <O> the output
 */
record Form<I, P, O>(
    InputKind<I> input, Class<O> output, Class<P> prediction, Conversion<I, P, O> conversion) {

  /** Makes an output. */
  @FunctionalInterface
  interface Conversion<I, P, O> {
    /**
     * The output.
     *
     * @param input what was asked
     * @param prediction what the head says of it
     * @param labels the head's, in order
     */
    O of(I input, P prediction, List<String> labels);
  }

  /** All there are, the usual one of each prediction and input first. */
  static List<Form<?, ?, ?>> all() {
    return List.of(
        classes(InputKind.TEXT),
        classes(InputKind.PAIR),
        new Form<String, List<?>, NamedEntity[]>(
            InputKind.TEXT,
            NamedEntity[].class,
            list(),
            (text, tags, labels) -> TaggedText.entities(text, tags)),
        new Form<String, Tree, Tree>(
            InputKind.TEXT, Tree.class, Tree.class, (text, tree, labels) -> tree),
        number(InputKind.TEXT),
        number(InputKind.PAIR),
        numbers(InputKind.TEXT),
        numbers(InputKind.PAIR),
        new Form<String, TextVectors, float[]>(
            InputKind.TEXT,
            float[].class,
            TextVectors.class,
            (text, vectors, labels) -> vectors.vectors().get(0)),
        new Form<StringPair, TextVectors, Float>(
            InputKind.PAIR,
            Float.class,
            TextVectors.class,
            (pair, vectors, labels) -> (float) vectors.similarity()),
        new Form<QAInput, AnswerSpan, String>(
            InputKind.QUESTION,
            String.class,
            AnswerSpan.class,
            (question, answer, labels) -> answer.text()),
        new Form<QAInput, AnswerSpan, AnswerSpan>(
            InputKind.QUESTION,
            AnswerSpan.class,
            AnswerSpan.class,
            (question, answer, labels) -> answer));
  }

  /** Those for a model. */
  static List<Form<?, ?, ?>> of(AnsweringModel model) {
    return all().stream().filter(form -> form.prediction().equals(model.predictionType())).toList();
  }

  private static <I> Form<I, ClassPrediction, Classifications> classes(InputKind<I> input) {
    return new Form<>(
        input,
        Classifications.class,
        ClassPrediction.class,
        (text, chosen, labels) -> new Classifications(labels, chosen.probabilities()));
  }

  private static <I> Form<I, Double, Float> number(InputKind<I> input) {
    return new Form<>(
        input, Float.class, Double.class, (text, number, labels) -> number.floatValue());
  }

  private static <I> Form<I, Double, float[]> numbers(InputKind<I> input) {
    return new Form<>(
        input,
        float[].class,
        Double.class,
        (text, number, labels) -> new float[] {number.floatValue()});
  }

  @SuppressWarnings("unchecked") // of whatever elements
  private static Class<List<?>> list() {
    return (Class<List<?>>) (Class<?>) List.class;
  }

  /**
   * The output for a prediction.
   *
   * @throws ClassCastException if either is of another type
   */
  O answer(Object asked, Object predicted, List<String> labels) {
    return conversion.of(input.type().cast(asked), prediction.cast(predicted), labels);
  }

  /** Whether it is of these types. */
  boolean isOf(Class<?> from, Class<?> to) {
    return input.type().equals(from) && output.equals(to);
  }

  /** The types as messages name them: {@code String into Classifications}. */
  static String names(Class<?> from, Class<?> to) {
    return from.getSimpleName() + " into " + to.getSimpleName();
  }

  /** The types of several. */
  static String names(Stream<Form<?, ?, ?>> forms) {
    return String.join(", ", forms.map(form -> names(form.input().type(), form.output())).toList());
  }
}
