// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Guice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.run.RunListener;
import org.pixellm.tasks.evaluate.EvaluationOptions;
import org.pixellm.tasks.evaluate.EvaluationReport;
import org.pixellm.tasks.evaluate.TaskEvaluation;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.plugins.PluginsModule;
import org.pixellm.train.run.StopSignal;

/** Vectors of texts learnt from pairs and from single texts, with and without a metric. */
class EmbeddingTuningTest {
  private static final String NO_DROPOUT =
      "backbone={name: pixel, hidden_size: 16, layers: 1, heads: 2, intermediate_size: 32,"
          + " hidden_dropout: 0, attention_dropout: 0}";

  @TempDir Path folder;

  /** Two words and the same two turned round belong together; others do not. */
  @BeforeEach
  void write() throws IOException {
    Random random = new Random(5);
    StringBuilder pairs = new StringBuilder("a\tb\tlabel\n");
    StringBuilder texts = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      String first = word(random);
      String second = word(random);
      boolean same = i % 2 == 0;
      pairs
          .append(first + " " + second + "\t")
          .append(same ? second + " " + first : word(random))
          .append(same ? "\tsame\n" : "\tother\n");
      texts.append(first + " " + second + " " + word(random) + "\n");
    }
    Files.writeString(folder.resolve("pairs.tsv"), pairs);
    Files.writeString(folder.resolve("texts.txt"), texts);
  }

  private static String word(Random random) {
    return "" + (char) ('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(26));
  }

  private TinyTask pairs(String... settings) {
    return task(
        "pairs.tsv", "data.reader={name: table, text: a, second: b, label: label}", settings);
  }

  private TinyTask texts(String... settings) {
    return task("texts.txt", "data.reader={name: text, unit: line}", settings);
  }

  private TinyTask task(String file, String reader, String... settings) {
    List<String> all = new ArrayList<>(List.of(NO_DROPOUT, reader, "metric=none"));
    for (String split : List.of("train", "validation", "test")) {
      all.add("data.%s=['%s']".formatted(split, folder.resolve(file)));
    }
    all.addAll(List.of(settings));
    return new TinyTask(folder, all.toArray(String[]::new));
  }

  private List<Double> losses(String name, TinyTask task) {
    List<Double> losses = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void onStep(StepEnd event) {
            losses.add(event.loss());
          }
        };
    task.run(folder.resolve(name), false, listener, new StopSignal());
    return losses;
  }

  @Test
  void workersDoNotChangeWhatATextIsToldFrom() {
    String head = "head={name: sentence-embedding, positive_label: same}";
    List<Double> one = losses("one", pairs(head, "training.workers=1", "training.steps=4"));
    List<Double> two = losses("two", pairs(head, "training.workers=2", "training.steps=4"));
    assertEquals(4, one.size());
    for (int step = 0; step < 4; step++) {
      assertEquals(one.get(step), two.get(step), 1e-4, "step " + step);
    }
  }

  @Test
  void pairsThatBelongTogetherByLabelAreLearntFromByTheirLoss() {
    FineTuningResult result =
        pairs("head={name: sentence-embedding, positive_label: same}", "training.steps=30")
            .run(folder.resolve("run"));
    SeedResult seed = result.seeds().get(0);
    assertEquals("loss", result.goal());
    assertEquals(Set.of("loss"), seed.validation().keySet());
    assertEquals(Set.of("loss"), seed.test().keySet());
    assertTrue(result.majority().isEmpty());
    // One batch of forty second texts: who does not look has a loss of ln 40.
    assertTrue(seed.validation().get("loss") < 0.9 * Math.log(40), "" + seed.validation());
    EvaluationReport report = evaluate(result.model(), "pairs.tsv");
    assertEquals(Set.of("loss"), report.scores().keySet());
    assertEquals(seed.test().get("loss"), report.scores().get("loss"), 1e-4);
    assertTrue(report.confusion().isEmpty());
    assertEquals(
        List.of("metrics.json"),
        report.written().stream().map(path -> path.getFileName().toString()).toList(),
        "a similarity is no mistake for a label");
  }

  private EvaluationReport evaluate(Path model, String file) {
    EvaluationOptions options =
        new EvaluationOptions(
            List.of(folder.resolve(file).toString()),
            Optional.empty(),
            Optional.empty(),
            false,
            folder.resolve("report"),
            3,
            1);
    return Guice.createInjector(new PluginsModule(getClass().getClassLoader()))
        .getInstance(TaskEvaluation.class)
        .run(model, options, RendererCheck.strict());
  }

  @Test
  void pairsNeedNoLabels() {
    FineTuningResult result =
        pairs("head=sentence-embedding", "data.reader={name: table, text: a, second: b, label: ''}")
            .run(folder.resolve("run"));
    assertEquals(Set.of("loss"), result.seeds().get(0).test().keySet());
    PixelException e =
        assertThrows(
            PixelException.class,
            () ->
                pairs(
                        "head=sentence-embedding",
                        "metric=correlation",
                        "data.reader={name: table, text: a, second: b, label: ''}")
                    .run(folder.resolve("scored")));
    assertTrue(e.getMessage().contains("no label to compare"), e.getMessage());
  }

  @Test
  void aBatchThatIsReadAsAWholeIsNotSharedByDevices() {
    PixelException e =
        assertThrows(
            PixelException.class,
            () ->
                pairs(
                        "head={name: sentence-embedding, positive_label: same}",
                        "training.device=cpu:2")
                    .run(folder.resolve("two")));
    assertEquals(
        "the head sentence-embedding compares the examples of a batch, which therefore cannot be shared by cpu:2; choose one of them",
        e.getMessage());
  }

  @Test
  void theModelIsThatOfTheLeastLoss() {
    List<Double> losses = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void onEvaluation(Evaluation event) {
            losses.add(event.scores().get("loss"));
          }
        };
    FineTuningResult result =
        pairs("head={name: sentence-embedding, positive_label: same}", "training.steps=30")
            .run(folder.resolve("run"), false, listener, new StopSignal());
    double least = losses.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    assertEquals(least, result.seeds().get(0).validation().get("loss"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.3"})
  void singleTextsAreLearntFromByTheirLoss(String wordDropout) {
    String head = "head={name: sentence-embedding, word_dropout: %s}".formatted(wordDropout);
    List<Map<String, Double>> scores = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void onEvaluation(Evaluation event) {
            scores.add(event.scores());
          }
        };
    FineTuningResult result =
        texts(
                head,
                "optimizer.learning_rate=1e-12",
                "guard={enabled: true, steps: 3, restarts: 0, rate_factor: 1}")
            .run(folder.resolve("run"), false, listener, new StopSignal());
    assertTrue(result.finished());
    assertEquals(3, scores.size());
    for (Map<String, Double> score : scores) {
      assertEquals(Set.of("loss"), score.keySet());
      assertEquals(
          scores.get(0).get("loss"), score.get("loss"), 1e-5, "of the same views each time");
    }
    assertEquals(scores.get(0).get("loss"), result.seeds().get(0).test().get("loss"), 1e-5, "test");
    EvaluationReport report = evaluate(result.model(), "texts.txt");
    assertEquals(scores.get(0).get("loss"), report.scores().get("loss"), 1e-5, "report");
  }

  @ParameterizedTest
  @ValueSource(strings = {"correlation", "accuracy"})
  void aMetricThatNeedsLabelsIsToldBeforeAnythingIsWritten(String metric) {
    String[] settings = {"head=sentence-embedding", "metric=" + metric};
    Path output = folder.resolve("run");
    PixelException single = assertThrows(PixelException.class, () -> texts(settings).run(output));
    assertTrue(single.getMessage().contains("metric: none"), single.getMessage());
    assertFalse(Files.exists(output));
  }

  @Test
  void similaritiesAreNotScoredByLabels() {
    Path output = folder.resolve("run");
    PixelException e =
        assertThrows(
            PixelException.class,
            () -> pairs("head=sentence-embedding", "metric=correlation").run(output));
    assertTrue(e.getMessage().contains("does not score"), e.getMessage());
    assertFalse(Files.exists(output));
  }
}
