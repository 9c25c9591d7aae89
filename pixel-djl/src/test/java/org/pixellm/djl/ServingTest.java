// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.util.JsonUtils;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Requests as DJL Serving hands them on, for models that only serving.properties describes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServingTest {
  private static final float CLOSE = 1e-5f;

  private static final String PROPERTIES =
      """
      engine=Pixel
      translatorFactory=org.pixellm.djl.PixelTranslatorFactory
      option.pooling=cls
      batch_size=8
      max_batch_delay=20
      load_on_devices=-1
      minWorkers=1
      maxWorkers=2
      """;

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
      assertClasses(answer(predictor.predict(plain("the sea"))));
      JsonArray list =
          answer(
                  predictor.predict(
                      json("[{\"text\": \"a\", \"text_pair\": \"b\"}, {\"text\": \"c\"}]")))
              .getAsJsonArray();
      assertEquals(2, list.size());
      list.forEach(ServingTest::assertClasses);
    }
  }

  /** As DJL writes classifications itself: 0.25.0 as an object, later versions as a list. */
  private static void assertClasses(JsonElement answer) {
    List<String> names = new ArrayList<>();
    double sum = 0;
    if (answer.isJsonObject()) {
      for (JsonElement name : answer.getAsJsonObject().getAsJsonArray("classNames")) {
        names.add(name.getAsString());
      }
      for (JsonElement one : answer.getAsJsonObject().getAsJsonArray("probabilities")) {
        sum += one.getAsDouble();
      }
    } else {
      for (JsonElement one : answer.getAsJsonArray()) {
        names.add(one.getAsJsonObject().get("className").getAsString());
        sum += one.getAsJsonObject().get("probability").getAsDouble();
      }
    }
    assertEquals(Set.of("yes", "no"), Set.copyOf(names), answer.toString());
    assertEquals(1, sum, CLOSE, answer.toString());
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
      assertEquals(
          "the request has a text; this model answers {\"question\": ..., \"paragraph\": ...}, or a"
              + " JSON list of them",
          refusal(predictor.predict(plain("Who?"))));
    }
    try (ZooModel<Input, Output> model = serve(models.headed("sequence-regression", "glue"));
        Predictor<Input, Output> predictor = model.newPredictor()) {
      assertTrue(answer(predictor.predict(plain("a"))).getAsJsonPrimitive().isNumber());
    }
  }

  /**
   * Loads, asks and closes as DJL Serving's {@code ModelInfo} does: by a URL, with the settings of
   * serving.properties as arguments and options, on a named device; two workers with a predictor
   * each hand on what they collected.
   */
  @Test
  void theServersWayThroughALife() throws Exception {
    Path directory = models.pretrained();
    Files.writeString(directory.resolve("serving.properties"), PROPERTIES);
    Criteria<Input, Output> criteria =
        Criteria.builder()
            .setTypes(Input.class, Output.class)
            .optModelUrls(directory.toUri().toString())
            .optModelName("pretrained")
            .optEngine("Pixel")
            .optArguments(
                new ConcurrentHashMap<>(
                    Map.of(
                        "engine", "Pixel",
                        "translatorFactory", PixelTranslatorFactory.class.getName(),
                        "batch_size", "8",
                        "maxWorkers", "2")))
            .optOptions(new ConcurrentHashMap<>(Map.of("pooling", "cls")))
            .optArgument("batchifier", "stack") // the server sets it where batch_size is above 1
            .optDevice(Device.fromName("-1", Engine.getEngine("Pixel")))
            .build();
    try (ZooModel<Input, Output> model = criteria.loadModel()) {
      model.setProperty("metric_dimension", "pretrained");
      assertEquals("0", model.getProperty("failed", "0"));
      assertEquals("2", model.getProperty("maxWorkers"));
      assertEquals("PyTorch", model.getNDManager().getEngine().getEngineName());
      List<Input> collected = List.of(plain("the sea"), json("\"книга\""), plain("the sea"));
      Callable<List<JsonElement>> worker =
          () -> {
            try (Predictor<Input, Output> predictor = model.newPredictor()) {
              return predictor.batchPredict(collected).stream().map(ServingTest::answer).toList();
            }
          };
      ExecutorService workers = Executors.newFixedThreadPool(2);
      try {
        for (Future<List<JsonElement>> answers : workers.invokeAll(List.of(worker, worker))) {
          assertEquals(3, answers.get().size());
          assertEquals(answers.get().get(0), answers.get().get(2));
          assertEquals(16, answers.get().get(1).getAsJsonArray().size());
          assertNotEquals(answers.get().get(0), answers.get().get(1));
        }
      } finally {
        workers.shutdownNow();
      }
      assertEquals(directory.toRealPath(), model.getModelPath().toRealPath());
    }
  }

  /** The guide shows what the test above begins with. */
  @Test
  void theGuideHasTheProperties() throws Exception {
    String guide = Files.readString(Path.of("../docs/djl.md"));
    assertTrue(guide.contains("```properties\n" + PROPERTIES + "```"), guide);
  }

  @Test
  void whatIsNoRequestIsRefused() throws Exception {
    try (ZooModel<Input, Output> model = serve(models.pretrained());
        Predictor<Input, Output> predictor = model.newPredictor()) {
      for (String body : List.of("{", "{}", "[1]", "null", "{\"question\": \"a\"}")) {
        String why = refusal(predictor.predict(json(body)));
        assertTrue(why.startsWith("the request"), why);
      }
      assertTrue(refusal(predictor.predict(new Input())).startsWith("the request is empty"));
    }
  }

  private static String refusal(Output output) {
    assertEquals(400, output.getCode());
    assertEquals(
        output.getMessage(), answer(output).getAsJsonObject().get("message").getAsString());
    return output.getMessage();
  }

  @Test
  void oneBadRequestDoesNotFailThoseCollectedWithIt() throws Exception {
    try (ZooModel<Input, Output> model = serve(models.pretrained());
        Predictor<Input, Output> predictor = model.newPredictor()) {
      List<Output> outputs =
          predictor.batchPredict(List.of(plain("the sea"), json("{"), plain("the land")));
      assertEquals(16, answer(outputs.get(0)).getAsJsonArray().size());
      assertTrue(refusal(outputs.get(1)).contains("not valid JSON"));
      assertEquals(16, answer(outputs.get(2)).getAsJsonArray().size());
      assertEquals(200, outputs.get(2).getCode());
      refusal(predictor.batchPredict(List.of(json("{"), json("[1]"))).get(1));
    }
  }
}
