// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.ndarray.NDList;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.util.List;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.predict.TextExamples;

/**
 * Asks a model in one form. Holds no state: predictors may share it.
 *
 * @param <I> what it is asked with
 * @param <O> what it answers
 */
final class TextTranslator<I, O> implements Translator<I, O> {
  private final Form<I, ?, O> form;
  private final TextExamples examples;

  TextTranslator(Form<I, ?, O> form, TextExamples examples) {
    this.form = form;
    this.examples = examples;
  }

  @Override
  public Batchifier getBatchifier() {
    return new CarrierBatchifier();
  }

  @Override
  public NDList processInput(TranslatorContext ctx, I input) throws TranslateException {
    try {
      Example example = form.input().example(input, examples);
      return new Carrier<>(
          List.of(new Asked(List.of(new Asked.Question(form, input, example)), false)));
    } catch (PixelException e) {
      throw new TranslateException(e.getMessage(), e);
    }
  }

  @Override
  public O processOutput(TranslatorContext ctx, NDList list) {
    Answered answered = (Answered) ((Carrier<?>) list).values().get(0);
    return form.output().cast(answered.answers().get(0));
  }
}
