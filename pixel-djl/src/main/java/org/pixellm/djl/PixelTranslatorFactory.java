// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.Model;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorFactory;
import ai.djl.util.Pair;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pixellm.plugins.PixelException;
import org.pixellm.tasks.predict.TextExamples;

/**
 * Makes translators for models of the engine {@code Pixel}: {@code optTranslatorFactory(new
 * PixelTranslatorFactory())}, or {@code translatorFactory=org.pixellm.djl.PixelTranslatorFactory}
 * in {@code serving.properties}. What a model can be asked with, and what it answers, depends on
 * its head; a {@code StringPair} is a pair of texts.
 *
 * <ul>
 *   <li>classes: {@code String} or {@code StringPair} to {@code Classifications}
 *   <li>tags of words: {@code String} to {@code NamedEntity[]}, one a word whose tag is not {@code
 *       O}; words stand between spaces
 *   <li>dependencies of words: {@code String} to {@link org.pixellm.tasks.prediction.Tree}
 *   <li>numbers: {@code String} or {@code StringPair} to {@code Float} or {@code float[]}
 *   <li>answers: {@code QAInput} to {@code String}, empty if the text holds none, or to {@link
 *       org.pixellm.tasks.prediction.AnswerSpan}
 *   <li>vectors, of the head {@code sentence-embedding} or of a pretrained model: {@code String} to
 *       {@code float[]}, {@code StringPair} to {@code Float}, the cosine of the two, -1 to 1
 *   <li>all: {@code Input} to {@code Output}, for DJL Serving
 * </ul>
 */
public final class PixelTranslatorFactory implements TranslatorFactory {

  /** Types of all models together. */
  @Override
  public Set<Pair<Type, Type>> getSupportedTypes() {
    Set<Pair<Type, Type>> types = new LinkedHashSet<>();
    Form.all().forEach(form -> types.add(new Pair<>(form.input().type(), form.output())));
    types.add(new Pair<>(Input.class, Output.class));
    return types;
  }

  /**
   * A translator for a model.
   *
   * @param model of the engine {@code Pixel}, loaded. One that cannot do what is asked for is
   *     closed, unless it is in a {@link ZooModel}: {@code Criteria} drops it, and nobody else
   *     could
   * @param arguments of no meaning; they were the model's
   * @throws PixelException if the model's head cannot be asked so; says how it can
   */
  @Override
  @SuppressWarnings("unchecked") // the form was chosen by its types
  public <I, O> Translator<I, O> newInstance(
      Class<I> input, Class<O> output, Model model, Map<String, ?> arguments) {
    TextModel text = textModel(model);
    AnsweringModel answering = text.answering();
    List<Form<?, ?, ?>> forms = Form.of(answering);
    TextExamples examples = new TextExamples(answering.exampleType());
    if (!forms.isEmpty() && input == Input.class && output == Output.class) {
      return (Translator<I, O>) new RequestTranslator(forms, examples);
    }
    for (Form<?, ?, ?> form : forms) {
      if (form.isOf(input, output)) {
        return new TextTranslator<>((Form<I, ?, O>) form, examples);
      }
    }
    String sentence = refusal(answering, forms, input, output);
    if (!(model instanceof ZooModel)) {
      model.close();
    }
    throw new PixelException(sentence);
  }

  private static TextModel textModel(Model model) {
    Model inner = model instanceof ZooModel<?, ?> zoo ? zoo.getWrappedModel() : model;
    if (inner instanceof TextModel text) {
      return text;
    }
    throw new PixelException(
        "the model %s is not of the engine Pixel; load it with optEngine(\"Pixel\")"
            .formatted(model.getName()));
  }

  private static String refusal(
      AnsweringModel model, List<Form<?, ?, ?>> forms, Class<?> input, Class<?> output) {
    if (forms.isEmpty()) {
      return "the model %s predicts %s, for which DJL has no type"
          .formatted(model.description(), model.predictionType().getSimpleName());
    }
    return "the model %s turns %s, not %s"
        .formatted(model.description(), Form.names(forms.stream()), Form.names(input, output));
  }
}
