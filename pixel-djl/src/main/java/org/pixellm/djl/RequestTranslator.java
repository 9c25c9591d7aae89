// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.ndarray.BytesSupplier;
import ai.djl.ndarray.NDList;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.PixelException;
import org.pixellm.tasks.predict.TextExamples;

/**
 * Answers requests of DJL Serving, in the formats of DJL's own translators for texts. Requests that
 * DJL Serving collects into one batch are computed together.
 */
final class RequestTranslator implements Translator<Input, Output> {
  private final RequestReader reader;
  private final TextExamples examples;

  /**
   * A translator.
   *
   * @param forms those of the model
   */
  RequestTranslator(List<Form<?, ?, ?>> forms, TextExamples examples) {
    this.reader = new RequestReader(forms);
    this.examples = examples;
  }

  @Override
  public Batchifier getBatchifier() {
    return new CarrierBatchifier();
  }

  @Override
  public NDList processInput(TranslatorContext ctx, Input input) throws TranslateException {
    RequestReader.Request request = reader.read(input);
    List<Asked.Question> questions = new ArrayList<>();
    try {
      for (RequestReader.Item<?> item : request.items()) {
        questions.add(item.question(examples));
      }
    } catch (PixelException e) {
      throw new TranslateException(e.getMessage(), e);
    }
    return new Carrier<>(List.of(new Asked(questions, request.many())));
  }

  @Override
  public Output processOutput(TranslatorContext ctx, NDList list) {
    Answered answered = (Answered) ((Carrier<?>) list).values().get(0);
    List<Object> answers = answered.answers().stream().map(RequestTranslator::forJson).toList();
    Output output = new Output();
    output.addProperty("Content-Type", "application/json");
    output.add(BytesSupplier.wrapAsJson(answered.many() ? answers : answers.get(0)));
    return output;
  }

  /** An answer to a question stands in an object, as DJL writes it. */
  private static Object forJson(Object answer) {
    return answer instanceof String text ? Map.of("answer", text) : answer;
  }
}
