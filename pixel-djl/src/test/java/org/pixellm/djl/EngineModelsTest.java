// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.ndarray.NDManager;
import ai.djl.repository.zoo.ZooModel;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.model.torch.GradientMode;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.finetune.FineTuning;
import org.pixellm.tasks.predict.TaskPrediction;
import org.pixellm.tasks.prediction.ClassPrediction;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;
import org.pixellm.train.device.DeviceChoice;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.plugins.PluginsModule;
import org.pixellm.train.run.Pretraining;
import org.pixellm.train.run.StopSignal;

/**
 * Models that each of the two engine sets has trained and saved, and what it computed with them:
 * whichever set runs these tests reads both and computes the same. They are drawn by HarfBuzz,
 * which draws the same everywhere.
 *
 * <p>To write those of the set that runs, into a folder of its version:
 *
 * <pre>
 * mvn test -pl pixel-djl -am [-Pdjl-0.25] -Dtest=EngineModelsTest#write -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dpixel.test.engineModels=$PWD/pixel-djl/src/test/resources/org/pixellm/djl/engines
 * </pre>
 */
class EngineModelsTest {
  private static final String OUTPUTS = "outputs.json";
  private static final double CLOSE = 1e-5;
  private static final Source SOURCE = new Source(Path.of("test"), 1);
  private static final String BACKBONE =
      "backbone={name: pixel, hidden_size: 16, layers: 2, heads: 2, intermediate_size: 32}";
  private static final List<String> TEXTS =
      List.of(
          "She reads a book about the sea.",
          "naïve",
          "Καλημέρα κόσμε, and a text that is longer than the window of sixteen patches by far.");

  @TempDir Path folder;

  private final Injector injector =
      Guice.createInjector(new PluginsModule(getClass().getClassLoader()));
  private final Engine engine = TorchEngine.start(1);

  private static Path saved(String set) throws URISyntaxException {
    URL there = EngineModelsTest.class.getResource("engines/" + set + "/" + OUTPUTS);
    return Path.of(Objects.requireNonNull(there, set).toURI()).getParent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"djl-0.25.0", "djl-0.35.1"})
  void computesWhatTheSetThatSavedItComputed(String set) throws Exception {
    Path directory = saved(set);
    ConfigEntries entries = new JsonObjectFile(OUTPUTS, new AtomicFileWriter()).read(directory);
    assertEquals(set, "djl-" + entries.text("djl"));
    Map<String, Object> expected = entries.section("outputs").asMap();
    Map<String, List<Double>> found = outputs(directory);
    assertEquals(expected.keySet(), found.keySet());
    found.forEach((name, values) -> assertClose(name, numbers(expected.get(name)), values));
  }

  /** Else nothing of another set would be read. */
  @Test
  void oneOfThemWasSavedByTheOtherSet() throws Exception {
    String here = "djl-" + Engine.getDjlVersion();
    assertTrue(List.of("djl-0.25.0", "djl-0.35.1").contains(here), here + " has no models here");
    byte[] one = Files.readAllBytes(saved("djl-0.25.0").resolve("pretrained/model.safetensors"));
    byte[] other = Files.readAllBytes(saved("djl-0.35.1").resolve("pretrained/model.safetensors"));
    assertFalse(Arrays.equals(one, other), "each set has trained its own");
  }

  private static List<Double> numbers(Object list) {
    return ((List<?>) list).stream().map(number -> ((Number) number).doubleValue()).toList();
  }

  private static void assertClose(String name, List<Double> expected, List<Double> found) {
    assertEquals(expected.size(), found.size(), name);
    double scale = expected.stream().mapToDouble(Math::abs).max().orElseThrow();
    assertTrue(scale > 1e-3, name + " are not all nothing");
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), found.get(i), CLOSE * scale, name + " " + i);
    }
  }

  /** What the models of a folder compute. */
  private Map<String, List<Double>> outputs(Path directory) throws Exception {
    Path pretrained = directory.resolve("pretrained");
    Path headed = directory.resolve("headed");
    Map<String, List<Double>> outputs = new LinkedHashMap<>();
    outputs.put("losses", losses(pretrained));
    outputs.put("vectors by a Predictor", vectors(pretrained));
    outputs.put("logits", logits(headed));
    outputs.put("logits by a Predictor", logitsOfPredictor(headed));
    return outputs;
  }

  /** Of masked patches, by encoder and decoder: one a text. */
  private List<Double> losses(Path directory) {
    ModelFiles files = injector.getInstance(ModelFiles.class);
    RendererSettings settings = files.readRenderer(directory);
    TextRenderer renderer =
        injector.getInstance(PluginCreator.class).renderer(settings.renderer(), settings.layout());
    List<Double> losses = new ArrayList<>();
    try (PixelModel model = files.read(directory, Device.cpu());
        NDManager scope = model.manager().newSubManager()) {
      for (String text : TEXTS) {
        RenderedText drawn = renderer.render(TextInput.of(text), model.trainedPatches());
        StepContext context = new StepContext(scope, false, new SplittableRandom(3), 0, 1);
        losses.add(
            GradientMode.off(
                () ->
                    (double)
                        model
                            .objective()
                            .loss(model.backbone(), PatchBatch.of(List.of(drawn)), context)
                            .loss()
                            .getFloat()));
      }
    }
    return losses;
  }

  private static List<Double> vectors(Path directory) throws Exception {
    List<Double> values = new ArrayList<>();
    try (ZooModel<String, float[]> model = Loading.load(directory, String.class, float[].class);
        Predictor<String, float[]> predictor = model.newPredictor()) {
      for (float[] vector : predictor.batchPredict(TEXTS)) {
        for (float value : vector) {
          values.add((double) value);
        }
      }
    }
    return values;
  }

  /** Logits less their mean, which is all that a softmax keeps of them. */
  private static void addLogits(List<Double> probabilities, List<Double> target) {
    double mean = probabilities.stream().mapToDouble(Math::log).average().orElseThrow();
    probabilities.forEach(probability -> target.add(Math.log(probability) - mean));
  }

  private List<Double> logits(Path directory) {
    List<Double> logits = new ArrayList<>();
    try (TaskPrediction.Predictor predictor =
        injector
            .getInstance(TaskPrediction.class)
            .open(directory, RendererCheck.strict(), 1, DeviceChoice.CPU)) {
      List<Example> examples =
          TEXTS.stream().map(text -> predictor.lines().of(text, Optional.empty(), SOURCE)).toList();
      predictor.predict(
          examples,
          (example, answer) -> addLogits(((ClassPrediction) answer).probabilities(), logits));
    }
    return logits;
  }

  private static List<Double> logitsOfPredictor(Path directory) throws Exception {
    List<Double> logits = new ArrayList<>();
    try (ZooModel<String, Classifications> model =
            Loading.load(directory, String.class, Classifications.class);
        Predictor<String, Classifications> predictor = model.newPredictor()) {
      for (Classifications classes : predictor.batchPredict(TEXTS)) {
        addLogits(classes.getProbabilities(), logits);
      }
    }
    return logits;
  }

  @Test
  @EnabledIfSystemProperty(
      named = "pixel.test.engineModels",
      matches = ".+",
      disabledReason = "writes files into the sources, see above")
  void write() throws Exception {
    Path target =
        Files.createDirectories(
            Path.of(System.getProperty("pixel.test.engineModels"))
                .resolve("djl-" + Engine.getDjlVersion()));
    Path pretrained = pretrain();
    copy(pretrained, target.resolve("pretrained"));
    copy(finetune(pretrained), target.resolve("headed"));
    new JsonObjectFile(OUTPUTS, new AtomicFileWriter())
        .write(
            target,
            Map.of(
                "djl", Engine.getDjlVersion(),
                "pytorch", engine.getVersion(),
                "outputs", outputs(target)));
  }

  private Path pretrain() throws IOException {
    Path text = folder.resolve("text.txt");
    Files.writeString(text, String.join(" ", Texts.of(1000)).replace(" . ", " .\n"));
    RunConfig config =
        new RunConfigLoader()
            .load(
                RunConfig.defaults(),
                List.of(
                    "output='" + folder.resolve("pretrain") + "'",
                    "renderer=harfbuzz",
                    "data.train=['" + text + "']",
                    "data.max_patches=16",
                    "data.min_patches=4",
                    "data.validation_fraction=0.3",
                    "data.validation_windows=8",
                    BACKBONE,
                    "objective={name: masked-pixels, decoder_hidden_size: 8, decoder_layers: 1,"
                        + " decoder_heads: 2}",
                    "training.steps=20",
                    "training.threads=1",
                    "training.device=cpu",
                    "schedule.warmup_steps=2",
                    "listeners=[]"));
    return injector.getInstance(Pretraining.class).run(config, false, new StopSignal()).model();
  }

  private Path finetune(Path pretrained) throws IOException {
    Path table = folder.resolve("labelled.tsv");
    StringBuilder rows = new StringBuilder("text\tlabel\n");
    List<String> labels = List.of("sea", "land", "air");
    List<String> texts = Texts.of(30);
    for (int i = 0; i < texts.size(); i++) {
      rows.append(texts.get(i)).append('\t').append(labels.get(i % labels.size())).append('\n');
    }
    Files.writeString(table, rows);
    FineTuning tuning = injector.getInstance(FineTuning.class);
    return tuning
        .run(
            tuning.load(
                Optional.empty(),
                List.of(
                    "output='" + folder.resolve("finetune") + "'",
                    "model='" + pretrained + "'",
                    "seeds=[1]",
                    "head=sequence-classification",
                    "metric=accuracy",
                    "data.reader={name: table, text: text, label: label}",
                    "data.overlap=4",
                    "data.train=['" + table + "']",
                    "data.validation=['" + table + "']",
                    "training.steps=20",
                    "training.threads=1",
                    "training.device=cpu",
                    "optimizer.learning_rate=0.01",
                    "guard.enabled=false",
                    "listeners=[]")),
            false,
            new StopSignal(),
            RendererCheck.strict())
        .model();
  }

  /** Without how it was made, which names this machine's folders. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        if (!file.getFileName().toString().equals(ModelFiles.PROVENANCE)) {
          Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
        }
      }
    }
  }
}
