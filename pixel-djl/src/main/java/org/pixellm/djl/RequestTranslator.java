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
  /** HTTP's number for a request that cannot be answered whoever asks again. */
  private static final int BAD_REQUEST = 400;

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
  public NDList processInput(TranslatorContext ctx, Input input) {
    return new Carrier<>(List.of(asked(input)));
  }

  /** A request that is none is refused by itself: an exception would fail the whole batch. */
  private Asked asked(Input input) {
    try {
      RequestReader.Request request = reader.read(input);
      List<Asked.Question> questions = new ArrayList<>();
      for (RequestReader.Item<?> item : request.items()) {
        questions.add(item.question(examples));
      }
      return new Asked(questions, request.many());
    } catch (TranslateException | PixelException e) {
      return Asked.refused(e.getMessage());
    }
  }

  @Override
  public Output processOutput(TranslatorContext ctx, NDList list) {
    Answered answered = (Answered) ((Carrier<?>) list).values().get(0);
    if (answered.refusal().isPresent()) {
      return refusal(answered.refusal().get());
    }
    List<Object> answers = answered.answers().stream().map(RequestTranslator::forJson).toList();
    Output output = new Output();
    output.addProperty("Content-Type", "application/json");
    output.add(BytesSupplier.wrapAsJson(answered.many() ? answers : answers.get(0)));
    return output;
  }

  /** As the server tells of errors of its own. */
  private static Output refusal(String why) {
    Output output = new Output(BAD_REQUEST, why);
    output.addProperty("Content-Type", "application/json");
    output.add(BytesSupplier.wrapAsJson(Map.of("code", BAD_REQUEST, "message", why)));
    return output;
  }

  /** An answer to a question stands in an object, as DJL writes it. */
  private static Object forJson(Object answer) {
    return answer instanceof String text ? Map.of("answer", text) : answer;
  }
}
