// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.modality.nlp.qa.QAInput;
import ai.djl.util.StringPair;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.predict.TextExamples;

/**
 * A type of DJL's that a model can be asked with.
 *
 * @param type the type
 * @param first the text in it, or the first of two
 * @param second the second
 * @param <I> the type
 */
record InputKind<I>(
    Class<I> type, Function<I, String> first, Function<I, Optional<String>> second) {
  /** What stands in messages where there is no file. */
  private static final Source INPUT = new Source(Path.of("input"), 1);

  /** A text. */
  static final InputKind<String> TEXT =
      new InputKind<>(String.class, text -> text, text -> Optional.empty());

  /** Two texts. */
  static final InputKind<StringPair> PAIR =
      new InputKind<>(StringPair.class, StringPair::getKey, pair -> Optional.of(pair.getValue()));

  /** A question and the text to look in. */
  static final InputKind<QAInput> QUESTION =
      new InputKind<>(
          QAInput.class, QAInput::getQuestion, input -> Optional.of(input.getParagraph()));

  /**
   * An example.
   *
   * @throws org.pixellm.plugins.PixelException if it lacks what the model's head needs
   */
  Example example(I input, TextExamples examples) {
    return examples.of(first.apply(input), second.apply(input), INPUT);
  }
}
