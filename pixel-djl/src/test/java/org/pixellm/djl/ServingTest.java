// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.inference.Predictor;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import ai.djl.util.JsonUtils;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Requests as DJL Serving hands them on, for models that only serving.properties describes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServingTest {
  private static final float CLOSE = 1e-5f;

  @TempDir static Path folder;
  private TinyModels models;

  @BeforeAll
  void begin() {
    models = new TinyModels(folder);
  }

  private static ZooModel<Input, Output> serve(Path directory) throws Exception {
    Files.writeString(
        directory.resolve("serving.properties"),
        "engine=Pixel\ntranslatorFactory=org.pixellm.djl.PixelTranslatorFactory\n");
    return Criteria.builder()
        .setTypes(Input.class, Output.class)
        .optModelPath(directory)
        .build()
        .loadModel();
  }

  private static Input json(String body) {
    Input input = new Input();
    input.addProperty("Content-Type", "application/json; charset=utf-8");
    input.add(body);
    return input;
  }

  private static Input plain(String body) {
    Input input = new Input();
    input.add(body);
    return input;
  }

  private static JsonElement answer(Output output) {
    assertEquals("application/json", output.getProperty("Content-Type", ""));
    return JsonUtils.GSON.fromJson(output.getData().getAsString(), JsonElement.class);
  }

  @Test
  void vectorsAloneInAListAndInACollectedBatch() throws Exception {
    try (ZooModel<Input, Output> model = serve(models.pretrained());
        Predictor<Input, Output> predictor = model.newPredictor()) {
      JsonArray one = answer(predictor.predict(plain("the sea"))).getAsJsonArray();
      assertEquals(16, one.size());
      JsonArray list =
          answer(predictor.predict(json("{\"inputs\": [\"книга\", \"the sea\"]}")))
              .getAsJsonArray();
      assertEquals(2, list.size());
      List<Output> collected =
          predictor.batchPredict(
              List.of(json("[\"the sea\"]"), json("\"the sea\""), plain("книга")));
      assertEquals(1, answer(collected.get(0)).getAsJsonArray().size());
      List<JsonArray> same = new ArrayList<>();
      same.add(list.get(1).getAsJsonArray());
      same.add(answer(collected.get(0)).getAsJsonArray().get(0).getAsJsonArray());
      same.add(answer(collected.get(1)).getAsJsonArray());
      for (JsonArray other : same) {
        for (int i = 0; i < one.size(); i++) {
          assertEquals(one.get(i).getAsFloat(), other.get(i).getAsFloat(), CLOSE);
        }
      }
    }
  }

  @Test
  void classesOfTextsAndPairs() throws Exception {
    Path directory = models.headed("sequence-classification", "nli", "yes", "no");
    try (ZooModel<Input, Output> model = serve(directory);
        Predictor<Input, Output> predictor = model.newPredictor()) {
      JsonArray one = answer(predictor.predict(plain("the sea"))).getAsJsonArray();
      assertEquals(2, one.size());
      assertTrue(one.get(0).getAsJsonObject().has("className"), one.toString());
      JsonArray list =
          answer(
                  predictor.predict(
                      json("[{\"text\": \"a\", \"text_pair\": \"b\"}, {\"text\": \"c\"}]")))
              .getAsJsonArray();
      assertEquals(2, list.size());
      assertTrue(
          list.get(0).getAsJsonArray().get(0).getAsJsonObject().has("probability"),
          list.toString());
    }
  }

  @Test
  void tagsAndAnswersAndNumbers() throws Exception {
    try (ZooModel<Input, Output> model =
            serve(models.headed("token-classification", "bio", "B-PER", "I-PER"));
        Predictor<Input, Output> predictor = model.newPredictor()) {
      JsonArray entities = answer(predictor.predict(plain("Ada came"))).getAsJsonArray();
      assertEquals(2, entities.size());
      assertEquals("came", entities.get(1).getAsJsonObject().get("word").getAsString());
      assertEquals(4, entities.get(1).getAsJsonObject().get("start").getAsInt());
    }
    try (ZooModel<Input, Output> model = serve(models.headed("question-answering", "squad"));
        Predictor<Input, Output> predictor = model.newPredictor()) {
      String question = "{\"question\": \"Who?\", \"context\": \"Ada came\"}";
      assertTrue(
          answer(predictor.predict(json(question)))
              .getAsJsonObject()
              .get("answer")
              .isJsonPrimitive());
      TranslateException e =
          assertThrows(TranslateException.class, () -> predictor.predict(plain("Who?")));
      assertEquals(
          "the request has a text; this model answers {\"question\": ..., \"paragraph\": ...}, or a"
              + " JSON list of them",
          e.getMessage());
    }
    try (ZooModel<Input, Output> model = serve(models.headed("sequence-regression", "glue"));
        Predictor<Input, Output> predictor = model.newPredictor()) {
      assertTrue(answer(predictor.predict(plain("a"))).getAsJsonPrimitive().isNumber());
    }
  }

  @Test
  void whatIsNoRequestIsRefused() throws Exception {
    try (ZooModel<Input, Output> model = serve(models.pretrained());
        Predictor<Input, Output> predictor = model.newPredictor()) {
      for (String body : List.of("{", "{}", "[1]", "null", "{\"question\": \"a\"}")) {
        TranslateException e =
            assertThrows(TranslateException.class, () -> predictor.predict(json(body)), body);
        assertTrue(e.getMessage().startsWith("the request"), e.getMessage());
      }
      assertThrows(TranslateException.class, () -> predictor.predict(new Input()));
    }
  }
}
