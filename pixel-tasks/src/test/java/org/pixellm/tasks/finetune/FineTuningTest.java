// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.model.weights.SafetensorsFile;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.run.RunListener;
import org.pixellm.train.run.RunLock;
import org.pixellm.train.run.StopSignal;

class FineTuningTest {
  private static final int STEPS = 12;

  private static final String NO_DROPOUT =
      "backbone={name: pixel, hidden_size: 16, layers: 1, heads: 2, intermediate_size: 32,"
          + " hidden_dropout: 0, attention_dropout: 0}";

  @TempDir Path folder;

  private static byte[] weights(FineTuningResult result) throws IOException {
    assertTrue(result.finished());
    return Files.readAllBytes(result.model().resolve("model.safetensors"));
  }

  /** Raises the signal once a step is done. */
  private static RunListener stopping(long after, StopSignal stop) {
    return new RunListener() {
      @Override
      public void onStep(StepEnd event) {
        if (event.step() == after) {
          stop.raise();
        }
      }
    };
  }

  @Test
  void theTaskIsLearnt() {
    FineTuningResult result = new TinyTask(folder, "training.steps=60").run(folder.resolve("run"));
    double accuracy = result.seeds().get(0).test().get("accuracy");
    double majority = result.majority().orElseThrow().get("accuracy");
    assertTrue(accuracy > 0.95, "accuracy " + accuracy);
    assertTrue(majority > 0.5 && majority < 0.8, "majority " + majority);
    assertEquals("accuracy", result.goal());
  }

  @Test
  void aRunStoppedAnywhereAndResumedEndsWithTheSameBytes() throws IOException {
    TinyTask task = new TinyTask(folder);
    byte[] uninterrupted = weights(task.run(folder.resolve("whole")));
    for (int after : new int[] {1, 4, 5, 7, 11}) {
      Path output = folder.resolve("stopped-" + after);
      StopSignal stop = new StopSignal();
      FineTuningResult first = task.run(output, false, stopping(after, stop), stop);
      assertFalse(first.finished());
      assertFalse(Files.exists(first.model()), "no model before the end");
      FineTuningResult rest = task.run(output, true, TinyTask.nobody(), new StopSignal());
      assertArrayEquals(uninterrupted, weights(rest), "stopped after step " + after);
      assertEquals(STEPS, rest.seeds().get(0).steps());
    }
  }

  @Test
  void aFinishedRunStaysAsItIsAndTakesMoreSeeds() throws IOException {
    Path output = folder.resolve("run");
    byte[] once = weights(new TinyTask(folder, "seeds=[1]").run(output));
    List<Long> steps = new ArrayList<>();
    RunListener counting =
        new RunListener() {
          @Override
          public void onStep(StepEnd event) {
            steps.add(event.step());
          }
        };
    FineTuningResult more =
        new TinyTask(folder, "seeds=[1, 2]").run(output, true, counting, new StopSignal());
    assertEquals(STEPS, steps.size(), "the second seed alone");
    assertEquals(2, more.seeds().size());
    assertArrayEquals(once, Files.readAllBytes(output.resolve("seed-1/model/model.safetensors")));
  }

  @Test
  void aSecondRunIntoOneFolderIsRefused() throws IOException {
    TinyTask task = new TinyTask(folder);
    Path fresh = folder.resolve("fresh");
    Path stopped = folder.resolve("stopped");
    StopSignal stop = new StopSignal();
    task.run(stopped, false, stopping(4, stop), stop);
    Map<String, String> before = contents(stopped);
    for (Path output : List.of(fresh, stopped)) {
      try (RunLock other = new RunLock(output)) {
        other.take();
        boolean resume = output.equals(stopped);
        PixelException error =
            assertThrows(
                PixelException.class,
                () -> task.run(output, resume, TinyTask.nobody(), new StopSignal()));
        assertEquals(
            "the folder %s is being written by another run, process %d; wait for its end, or name another folder"
                .formatted(output, ProcessHandle.current().pid()),
            error.getMessage());
      }
    }
    assertEquals(Set.of("run.lock"), contents(fresh).keySet());
    assertEquals(before, contents(stopped));
    assertTrue(task.run(stopped, true, TinyTask.nobody(), new StopSignal()).finished());
  }

  /** Files by their names, with their bytes as text. */
  private static Map<String, String> contents(Path directory) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        contents.put(
            directory.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  @Test
  void severalSeedsAreSummedUpAndTheBestIsTheModel() throws IOException {
    FineTuningResult result = new TinyTask(folder, "seeds=[3, 4, 5]").run(folder.resolve("run"));
    assertEquals(List.of(3L, 4L, 5L), result.seeds().stream().map(SeedResult::seed).toList());
    double best =
        result.seeds().stream()
            .mapToDouble(seed -> seed.validation().get("accuracy"))
            .max()
            .orElseThrow();
    ConfigEntries provenance =
        new JsonObjectFile("provenance.json", new AtomicFileWriter()).read(result.model());
    assertEquals(best, provenance.section("scores").number("accuracy"));
    ConfigEntries written =
        new JsonObjectFile("results.json", new AtomicFileWriter()).read(result.output());
    Summary summary = result.test().get("accuracy");
    ConfigEntries accuracy = written.section("test").section("accuracy");
    assertEquals(summary.mean(), accuracy.number("mean"));
    assertEquals(summary.deviation(), accuracy.number("sd"));
  }

  @Test
  void theModelIsTheBestOfAllEvaluationsNotTheLast() {
    List<Double> scores = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void onEvaluation(Evaluation event) {
            scores.add(event.scores().get("accuracy"));
          }
        };
    // A rate far too high in the end: what is learnt is lost again.
    FineTuningResult result =
        new TinyTask(
                folder,
                "training.steps=40",
                "training.evaluate_every=2",
                "training.patience=0",
                "optimizer.learning_rate=0.3",
                "schedule={shape: constant, warmup_steps: 40}")
            .run(folder.resolve("run"), false, listener, new StopSignal());
    double best = scores.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    SeedResult seed = result.seeds().get(0);
    assertEquals(20, scores.size());
    assertEquals(best, seed.validation().get("accuracy"));
    assertEquals(2L * (scores.indexOf(best) + 1), seed.bestStep());
  }

  @Test
  void aTrainingWithoutGainEndsEarly() {
    FineTuningResult result =
        new TinyTask(
                folder, "training.steps=400", "training.evaluate_every=10", "training.patience=3")
            .run(folder.resolve("run"));
    SeedResult seed = result.seeds().get(0);
    assertTrue(seed.steps() < 400, "" + seed.steps());
    assertEquals(seed.bestStep() + 30, seed.steps());
  }

  @Test
  void theGuardRestartsATrainingThatLearnsNothingAndWritesItDown() {
    List<String> told = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void onRestart(Restart event) {
            told.add(event.step() + " at " + event.learningRate());
          }
        };
    Path output = folder.resolve("run");
    FineTuningResult result =
        new TinyTask(
                folder,
                "training.steps=60",
                "optimizer.learning_rate=2e-5",
                "schedule={shape: constant, warmup_steps: 0}",
                "guard={enabled: true, steps: 20, restarts: 4, rate_factor: 10}")
            .run(output, false, listener, new StopSignal());
    SeedResult seed = result.seeds().get(0);
    assertFalse(seed.givenUp().isEmpty());
    assertEquals(2e-5, seed.givenUp().get(0).learningRate());
    assertEquals(20, seed.givenUp().get(0).step());
    assertEquals(42, seed.givenUp().get(0).seed());
    assertTrue(seed.stuck().isEmpty(), "" + seed.stuck());
    assertTrue(seed.validation().get("accuracy") > 0.9, "" + seed.validation());
    assertEquals(seed.givenUp().size(), told.size());
    ConfigEntries provenance =
        new JsonObjectFile("provenance.json", new AtomicFileWriter()).read(result.model());
    assertEquals(
        seed.givenUp(), SeedResult.attempts(provenance.section("fine_tuning"), "given_up"));
  }

  @Test
  void withoutRestartsLeftATrainingThatIsStuckEndsAndSaysSo() {
    FineTuningResult result =
        new TinyTask(
                folder,
                "optimizer.learning_rate=1e-9",
                "guard={enabled: true, steps: 6, restarts: 1, rate_factor: 1}")
            .run(folder.resolve("run"));
    SeedResult seed = result.seeds().get(0);
    assertEquals(1, seed.givenUp().size());
    assertTrue(seed.stuck().orElseThrow().contains("constant guess"), seed.stuck().toString());
    assertEquals(STEPS, seed.steps());
  }

  @Test
  void aRestartSurvivesAResume() throws IOException {
    String[] settings = {
      "optimizer.learning_rate=1e-9", "guard={enabled: true, steps: 6, restarts: 1, rate_factor: 1}"
    };
    TinyTask task = new TinyTask(folder, settings);
    byte[] whole = weights(task.run(folder.resolve("whole")));
    Path output = folder.resolve("stopped");
    StopSignal stop = new StopSignal();
    RunListener secondTime =
        new RunListener() {
          private int restarts;

          @Override
          public void onRestart(Restart event) {
            restarts++;
          }

          @Override
          public void onStep(StepEnd event) {
            if (restarts == 1 && event.step() == 3) {
              stop.raise();
            }
          }
        };
    assertFalse(task.run(output, false, secondTime, stop).finished());
    FineTuningResult rest = task.run(output, true, TinyTask.nobody(), new StopSignal());
    assertArrayEquals(whole, weights(rest));
    assertEquals(1, rest.seeds().get(0).givenUp().size());
  }

  private static Map<String, float[]> tensors(Path model, String prefix) {
    try (SafetensorsFile file = SafetensorsFile.open(model.resolve("model.safetensors"))) {
      Map<String, float[]> values = new TreeMap<>();
      file.tensors().keySet().stream()
          .filter(name -> name.startsWith(prefix))
          .forEach(name -> values.put(name, Floats.read(file, name)));
      return values;
    }
  }

  @Test
  void aModelOfADirectoryIsWhereTheNextBeginsAndAFrozenEncoderStays() {
    FineTuningResult first = new TinyTask(folder).run(folder.resolve("first"));
    FineTuningResult second =
        new TinyTask(
                folder,
                "model='" + first.model() + "'",
                "training.freeze_encoder=true",
                "training.dropout=0")
            .run(folder.resolve("second"));
    Map<String, float[]> before = tensors(first.model(), "vit.");
    Map<String, float[]> after = tensors(second.model(), "vit.");
    assertEquals(before.keySet(), after.keySet());
    assertFalse(before.isEmpty());
    before.forEach((name, values) -> assertArrayEquals(values, after.get(name), name));
    FineTuningResult fresh =
        new TinyTask(
                folder,
                "model='" + first.model() + "'",
                "weights=fresh",
                "training.freeze_encoder=true")
            .run(folder.resolve("fresh"));
    String query = "vit.encoder.layer.0.attention.attention.query.weight";
    assertFalse(Arrays.equals(before.get(query), tensors(fresh.model(), "vit.").get(query)));
  }

  /** Two labels that weigh the same are a fair coin to who does not look, whatever their shares. */
  @Test
  void balancedLabelsWeighTheSame() {
    FineTuningResult result =
        new TinyTask(
                folder,
                "optimizer.learning_rate=1e-9",
                "training.balance_classes=true",
                "training.layer_decay=0.5",
                "guard={enabled: true, steps: 6, restarts: 0, rate_factor: 1}")
            .run(folder.resolve("run"));
    String stuck = result.seeds().get(0).stuck().orElseThrow();
    assertTrue(stuck.endsWith("that of the best constant guess, 0.6931"), stuck);
  }

  /** Sentences are far too short for their relative arcs to be all the same. */
  @Test
  void aParserThatLearnsNothingIsStuckByItsLoss() throws IOException {
    StringBuilder sentences = new StringBuilder();
    for (int sentence = 0; sentence < 16; sentence++) {
      int words = 3 + sentence % 3;
      for (int word = 1; word <= words; word++) {
        String relation = word == 1 ? "root" : word % 2 == 0 ? "obj" : "det";
        sentences.append(
            "%d\tw%d\t_\tX\t_\t_\t%d\t%s\t_\t_\n".formatted(word, word, word - 1, relation));
      }
      sentences.append('\n');
    }
    Path file = Files.writeString(folder.resolve("trees.conllu"), sentences);
    FineTuningResult result =
        new TinyTask(
                folder,
                "head=biaffine-parsing",
                "metric=attachment",
                "data.reader=conllu-trees",
                "data.train=['" + file + "']",
                "data.validation=['" + file + "']",
                "data.test=[]",
                "data.max_patches=64",
                "training.steps=6",
                "optimizer.learning_rate=1e-9",
                "guard={enabled: true, steps: 4, restarts: 0, rate_factor: 1}")
            .run(folder.resolve("run"));
    String stuck = result.seeds().get(0).stuck().orElseThrow();
    assertTrue(stuck.contains("that of the best constant guess"), stuck);
  }

  /** Words of a sentence that is too long for a window are learnt and scored all the same. */
  @Test
  void longSentencesAreLearntInWindows() throws IOException {
    Random random = new Random(5);
    StringBuilder lines = new StringBuilder();
    int words = 0;
    for (int sentence = 0; sentence < 12; sentence++) {
      for (int word = 0; word < 11 + sentence % 3; word++) {
        lines.append(random.nextBoolean() ? "WW wide\n" : "ii narrow\n");
        words++;
      }
      lines.append('\n');
    }
    String file = "['" + write("long.txt", lines.toString()) + "']";
    List<Long> patches = new ArrayList<>();
    RunListener counting =
        new RunListener() {
          @Override
          public void onStep(StepEnd event) {
            patches.add(event.patches());
          }
        };
    String[] settings = {
      "data.train=" + file,
      "data.validation=" + file,
      "data.test=" + file,
      "data.max_patches=6",
      "data.overlap=2",
      "training.batch_size=12",
      "training.bucket=1",
      "training.steps=60"
    };
    FineTuningResult result =
        new TinyTask(folder, settings)
            .run(folder.resolve("run"), false, counting, new StopSignal());
    assertTrue(result.seeds().get(0).test().get("accuracy") > 0.95, "" + result.test());
    // Each word, a separator for each sentence at least, and what windows share.
    int atLeast = words + 12 + 12 * 2;
    assertTrue(patches.stream().allMatch(seen -> seen > atLeast), patches + " of " + atLeast);
    List<String> truncated = new ArrayList<>(List.of(settings));
    truncated.addAll(List.of("data.overlap=0", "data.long_inputs=truncate", "training.steps=2"));
    patches.clear();
    new TinyTask(folder, truncated.toArray(String[]::new))
        .run(folder.resolve("truncated"), false, counting, new StopSignal());
    assertTrue(patches.stream().allMatch(seen -> seen <= 12 * 6), "one window each: " + patches);
  }

  private List<Double> losses(String name, String... settings) {
    List<Double> losses = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void onStep(StepEnd event) {
            losses.add(event.loss());
          }
        };
    List<String> all = new ArrayList<>(List.of(NO_DROPOUT, "training.steps=6"));
    all.addAll(List.of(settings));
    new TinyTask(folder, all.toArray(String[]::new))
        .run(folder.resolve(name), false, listener, new StopSignal());
    assertEquals(6, losses.size());
    return losses;
  }

  private static void assertSame(List<Double> expected, List<Double> actual) {
    for (int step = 0; step < expected.size(); step++) {
      assertEquals(expected.get(step), actual.get(step), 1e-4, "step " + step);
    }
  }

  /** Each part weighs as much as it has words, so that how a batch is cut does not show. */
  @Test
  void anyNumberOfWorkersLearnsTheSame() {
    List<Double> one = losses("one", "training.workers=1");
    assertSame(one, losses("two", "training.workers=2"));
    assertSame(one, losses("three", "training.workers=3"));
    assertTrue(one.get(0) - one.get(5) > 0.01, "something was learnt: " + one);
  }

  /** Two copies of the model that share each batch, both on the CPU. */
  @Test
  void copiesOnTwoDevicesLearnTheSame() {
    assertEquals(losses("one", "training.workers=2"), losses("two", "training.device=cpu:2"));
    assertEquals(
        losses("frozen", "training.workers=2", "training.freeze_encoder=true"),
        losses("frozen-two", "training.device=cpu:2", "training.freeze_encoder=true"));
  }

  /** With all 48 examples in each step, it does not matter in how many passes they come. */
  @Test
  void passesOfAStepAddUp() {
    List<Double> whole = losses("whole", "training.batch_size=48", "training.bucket=1");
    assertSame(
        whole,
        losses("passes", "training.batch_size=16", "training.bucket=1", "training.accumulate=3"));
  }

  /** The original pads every window; what is learnt must not depend on it. */
  @Test
  void paddingChangesNothingButTheTime() {
    assertSame(losses("packed"), losses("padded", "training.pad_to=40"));
  }

  @Test
  void aFinishedRunLeavesModelsAndNoCheckpoints() throws IOException {
    FineTuningResult result = new TinyTask(folder).run(folder.resolve("run"));
    try (Stream<Path> all = Files.walk(result.output())) {
      List<String> names =
          all.filter(Files::isRegularFile)
              .map(path -> result.output().relativize(path).toString())
              .sorted()
              .toList();
      assertEquals(
          List.of(
              "model/config.json",
              "model/model.safetensors",
              "model/provenance.json",
              "model/text_renderer_config.json",
              "results.json",
              "run.lock",
              "run.yaml",
              "seed-42/model/config.json",
              "seed-42/model/model.safetensors",
              "seed-42/model/provenance.json",
              "seed-42/model/text_renderer_config.json",
              "seed-42/result.json"),
          names);
    }
  }

  private void assertMessage(String part, String... settings) {
    TinyTask task = new TinyTask(folder, settings);
    Path output = folder.resolve("bad");
    PixelException e = assertThrows(PixelException.class, () -> task.run(output));
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
    assertFalse(Files.exists(output), "nothing is begun");
  }

  @Test
  void whatCannotWorkIsToldBeforeAnythingIsBegun() throws IOException {
    assertMessage("data.train names no files", "data.train=[]");
    assertMessage("data.validation names no files", "data.validation=[]");
    assertMessage("there is no file", "data.train=[nowhere.txt]");
    assertMessage(
        "the metric attachment does not score what this head predicts", "metric=attachment");
    assertMessage(
        "the reader sib200 gives", "data.reader=sib200", "data.train=['" + topics() + "']");
    assertMessage("there is no directory", "model=nowhere");
    assertMessage("no task-head is called \"tokens\"", "head=tokens");
    assertMessage(
        "exclude each other",
        "training.balance_classes=true",
        "head={name: token-classification, class_weights: {wide: 2}}");
    assertMessage("set it where the backbone is described", "training.dropout=0.1");
    assertMessage("cannot overlap by 9", "data.overlap=9");
    assertMessage(
        "training.best_metric is \"acuracy\", but what is measured is accuracy, loss",
        "training.best_metric=acuracy");
    Path questions =
        write(
            "questions.json",
            """
            {"data": [{"paragraphs": [{"context": "Bob met Ann.", "qas": [{"id": "1",
            "question": "Who?", "answers": [{"text": "Bob", "answer_start": 0}]}]}]}]}
            """);
    assertMessage(
        "training.best_metric is \"f2\", but what is measured is exact_match, f1, loss",
        "training.best_metric=f2",
        "head=question-answering",
        "metric=answers",
        "data.reader=squad",
        "data.train=['" + questions + "']",
        "data.validation=['" + questions + "']",
        "data.test=[]");
    assertMessage("the label 'wide' is not in data.labels", "data.labels=[narrow]");
    assertMessage(
        "some.txt, line 3: the example has no label to learn from",
        "data.train=['" + write("some.txt", "ii narrow\n\nWW\n\n") + "']");
    assertMessage(
        "odd.txt, line 1: the label 'huge' does not occur in the training files",
        "data.test=['" + write("odd.txt", "WW huge\n\n") + "']");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** A sentence of CoNLL-U of two words. */
  private static String sentence(String tag, String relation) {
    return "1\tii\t_\t%s\tTT\t_\t2\t%s\t_\t_\n".formatted(tag, relation)
        + "2\tWW\t_\tVERB\tTT\t_\t0\troot\t_\t_\n\n";
  }

  private FineTuningResult treebank(String name, String... settings) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "data.train=['" + write("train.conllu", sentence("NOUN", "nsubj").repeat(4)) + "']",
                "data.validation=['" + write("dev.conllu", sentence("X", "expl")) + "']",
                "data.test=[]",
                "training.steps=2",
                "training.batch_size=2"));
    all.addAll(List.of(settings));
    return new TinyTask(folder, all.toArray(String[]::new)).run(folder.resolve(name));
  }

  private static List<String> labels(Path model) {
    ConfigEntries config =
        new JsonObjectFile(JsonObjectFile.CONFIG, new AtomicFileWriter()).read(model);
    return config.section("id2label").asMap().values().stream().map(Object::toString).toList();
  }

  @Test
  void universalLabelsAreKnownThoughTrainingLacksThem() throws IOException {
    FineTuningResult tags = treebank("tags", "data.reader=conllu-tags");
    assertTrue(tags.finished());
    assertEquals(17, labels(tags.model()).size());
    FineTuningResult trees =
        treebank("trees", "data.reader=conllu-trees", "head=biaffine-parsing", "metric=attachment");
    assertTrue(trees.finished());
    assertEquals(37, labels(trees.model()).size());
    PixelException own =
        assertThrows(
            PixelException.class,
            () ->
                treebank(
                    "own",
                    "data.reader={name: conllu-tags, column: xpos}",
                    "data.validation=['"
                        + write("own.conllu", sentence("X", "dep").replace("TT", "NN"))
                        + "']"));
    assertTrue(own.getMessage().contains("own.conllu, line 1: the label 'NN'"), own.getMessage());
  }

  private Path topics() throws IOException {
    return Files.writeString(
        folder.resolve("topics.tsv"), "index_id\tcategory\ttext\n1\tsports\tA game.\n");
  }

  @Test
  void anUnknownLabelIsToldWithItsPlace() throws IOException {
    TinyTask task = new TinyTask(folder);
    Files.writeString(folder.resolve("dev.txt"), "ii narrow\n\nWW huge\n\n");
    PixelException e = assertThrows(PixelException.class, () -> task.run(folder.resolve("run")));
    assertTrue(e.getMessage().contains("dev.txt, line 3"), e.getMessage());
    assertTrue(e.getMessage().contains("huge"), e.getMessage());
    assertFalse(Files.exists(folder.resolve("run")), "nothing is begun");
  }

  @Test
  void otherDataOrSettingsAreRefusedOnResume() throws IOException {
    Path output = folder.resolve("run");
    StopSignal stop = new StopSignal();
    new TinyTask(folder).run(output, false, stopping(4, stop), stop);
    PixelException settings =
        assertThrows(
            PixelException.class,
            () ->
                new TinyTask(folder, "optimizer.learning_rate=0.01")
                    .run(output, true, TinyTask.nobody(), new StopSignal()));
    assertTrue(settings.getMessage().contains("optimizer.learning_rate"), settings.getMessage());
    PixelException evaluations =
        assertThrows(
            PixelException.class,
            () ->
                new TinyTask(folder, "training.evaluate_every=3")
                    .run(output, true, TinyTask.nobody(), new StopSignal()));
    assertTrue(
        evaluations.getMessage().contains("training.evaluate_every"), evaluations.getMessage());
    TinyTask task = new TinyTask(folder);
    Files.writeString(folder.resolve("train.txt"), "ii narrow\n\nWW wide\n\n");
    PixelException data =
        assertThrows(
            PixelException.class,
            () -> task.run(output, true, TinyTask.nobody(), new StopSignal()));
    assertTrue(data.getMessage().contains("other data"), data.getMessage());
  }

  /** Seeds on other data would be summed up as if they were of the same. */
  @Test
  void aSeedThatIsDoneIsOfTheSameDataToo() throws IOException {
    Path output = folder.resolve("run");
    new TinyTask(folder, "seeds=[1]").run(output);
    TinyTask more = new TinyTask(folder, "seeds=[1, 2]");
    write("train.txt", "ii narrow\n\nWW wide\n\n");
    PixelException e =
        assertThrows(
            PixelException.class,
            () -> more.run(output, true, TinyTask.nobody(), new StopSignal()));
    assertTrue(e.getMessage().contains("other data"), e.getMessage());
    assertFalse(Files.exists(output.resolve("seed-2")));
  }

  @Test
  void whyATrainingIsStuckIsKnownAfterAResume() {
    TinyTask task =
        new TinyTask(
            folder,
            "optimizer.learning_rate=1e-9",
            "guard={enabled: true, steps: 6, restarts: 0, rate_factor: 1}");
    Path output = folder.resolve("run");
    StopSignal stop = new StopSignal();
    assertFalse(task.run(output, false, stopping(8, stop), stop).finished());
    SeedResult seed = task.run(output, true, TinyTask.nobody(), new StopSignal()).seeds().get(0);
    assertTrue(seed.stuck().orElse("").contains("constant guess"), seed.toString());
  }

  @Test
  void trainingsThatAreGivenUpKeepNoWeights() throws IOException {
    TinyTask task =
        new TinyTask(
            folder,
            "optimizer.learning_rate=1e-9",
            "guard={enabled: true, steps: 6, restarts: 1, rate_factor: 1}");
    Path output = folder.resolve("run");
    Path attempt = output.resolve("seed-42/attempt-1");
    List<Boolean> before = new ArrayList<>();
    StopSignal stop = new StopSignal();
    RunListener listener =
        new RunListener() {
          private boolean again;

          @Override
          public void onRestart(Restart event) {
            again = true;
          }

          @Override
          public void onStep(StepEnd event) {
            if (event.step() == 6 && !again) {
              before.add(Files.isDirectory(attempt.resolve("best")));
              before.add(Files.isDirectory(attempt.resolve("checkpoints")));
            }
            if (event.step() == 2 && again) {
              stop.raise();
            }
          }
        };
    assertFalse(task.run(output, false, listener, stop).finished());
    assertEquals(List.of(true, true), before, "there was something to remove");
    assertFalse(Files.exists(attempt.resolve("best")));
    assertFalse(Files.exists(attempt.resolve("checkpoints")));
    // As if the process had been killed before it came to that.
    Files.createDirectories(attempt.resolve("best"));
    assertTrue(task.run(output, true, TinyTask.nobody(), new StopSignal()).finished());
    assertFalse(Files.exists(attempt.resolve("best")));
  }
}
