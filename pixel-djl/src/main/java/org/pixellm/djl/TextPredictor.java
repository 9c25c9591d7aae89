// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.Device;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.util.ArrayList;
import java.util.List;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;

/**
 * Answers all that is asked at once, from one caller or from several, in batches of texts of about
 * one length.
 *
 * @param <I> what it is asked with
 * @param <O> what it answers
 */
final class TextPredictor<I, O> extends Predictor<I, O> {
  private final TextModel textModel;

  /** A predictor for a model that is loaded. */
  TextPredictor(TextModel model, Translator<I, O> translator, Device device) {
    super(model, translator, device, false);
    this.textModel = model;
  }

  @Override
  protected NDList predictInternal(TranslatorContext ctx, NDList ndList) throws TranslateException {
    return ndList instanceof Carrier<?> carrier
        ? answer(carrier)
        : super.predictInternal(ctx, ndList);
  }

  private Carrier<Answered> answer(Carrier<?> carrier) throws TranslateException {
    List<Asked> all = carrier.values().stream().map(Asked.class::cast).toList();
    List<Example> examples = new ArrayList<>();
    all.forEach(asked -> asked.questions().forEach(one -> examples.add(one.example())));
    List<Object> predictions;
    try {
      predictions = textModel.answering().answer(examples);
    } catch (PixelException e) {
      throw new TranslateException(e.getMessage(), e);
    }
    List<String> labels = textModel.answering().labels();
    List<Answered> answered = new ArrayList<>();
    int next = 0;
    for (Asked one : all) {
      List<Object> answers = new ArrayList<>();
      for (Asked.Question question : one.questions()) {
        answers.add(question.answer(predictions.get(next++), labels));
      }
      answered.add(new Answered(answers, one.many(), one.refusal()));
    }
    return new Carrier<>(answered);
  }
}
