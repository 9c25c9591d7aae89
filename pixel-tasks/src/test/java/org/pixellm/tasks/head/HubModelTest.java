// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixellm.model.golden.Golden;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.model.weights.TensorFile;
import org.pixellm.model.weights.TensorSources;
import org.pixellm.model.weights.torch.TorchWriter;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.tasks.model.TaskDescription;
import org.pixellm.tasks.model.TaskModel;
import org.pixellm.tasks.model.TaskModelFiles;
import org.pixellm.tasks.prediction.TextVectors;
import org.pixellm.tasks.prediction.WordTags;
import org.pixellm.tasks.window.LongInputs;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.exchange.ExportForm;
import org.pixellm.train.exchange.ModelExport;
import org.pixellm.train.exchange.ModelImport;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginsModule;

/** A pretrained model as the hub has it, {@code pytorch_model.bin}, under every head. */
class HubModelTest {
  /** The model reads 16 patches; so some examples take several windows. */
  private static final int WINDOW = 14;

  /** Of the files of several, so that there are several. */
  private static final long SHARD_BYTES = 20_000;

  private static TinyReader reader;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    reader = new TinyReader();
  }

  @AfterAll
  static void close() {
    reader.close();
  }

  private final Injector injector =
      Guice.createInjector(new PluginsModule(HubModelTest.class.getClassLoader()));
  private final ModelFiles models = injector.getInstance(ModelFiles.class);
  private final Golden golden = new Golden("pretrain_span_norm");

  @BeforeEach
  void aFolderOfTheHub() {
    TorchEngine.start(1);
    new JsonObjectFile().write(folder, golden.config());
    try (TensorFile weights = golden.open("weights.safetensors")) {
      new TorchWriter(new AtomicFileWriter())
          .write(folder.resolve("pytorch_model.bin"), TensorSources.of(weights));
    }
  }

  /** Weights of classes are for training alone, and not saved. */
  static Stream<EveryHeadTest.Kind> kinds() {
    return EveryHeadTest.kinds()
        .filter(kind -> !kind.choice().options().containsKey("class_weights"));
  }

  private TaskModel assembled(EveryHeadTest.Kind kind) {
    EncoderBackbone backbone = models.restoreEncoder(models.readConfiguration(folder));
    PluginChoice none = PluginChoice.named("none");
    TaskDescription description =
        new TaskDescription(kind.choice().name(), none, none, 16, 0, LongInputs.WINDOWS);
    TaskModel model =
        new TaskModel(
            description,
            "pixel",
            backbone,
            reader.plugins().taskHead(kind.choice(), backbone.hiddenSize(), kind.labels()),
            Device.cpu());
    models.readEncoderWeights(folder, backbone, model.manager());
    reader.initialize(model.head(), 1);
    return model;
  }

  /**
   * The encoder gets the golden's values; the whole is saved, exported in every form and imported,
   * and computes the same bits.
   */
  @ParameterizedTest
  @MethodSource("kinds")
  void everyHeadTakesItAndSurvivesARoundTrip(EveryHeadTest.Kind kind) throws IOException {
    Path saved = Files.createDirectories(folder.resolve("saved"));
    TaskModelFiles files = injector.getInstance(TaskModelFiles.class);
    try (TaskModel model = assembled(kind)) {
      model
          .backbone()
          .parameters()
          .forEach(
              (name, parameter) ->
                  assertArrayEquals(
                      golden.floats("weights.safetensors", name),
                      parameter.getArray().toFloatArray(),
                      name));
      RendererSettings renderer =
          new RendererSettings(
              PluginChoice.named("awt"),
              PluginChoice.named("continuous"),
              Optional.empty(),
              List.of());
      files.write(saved, model, renderer, Map.of());
      Outcome expected = outcome(model, kind);
      for (ExportForm form : ExportForm.values()) {
        Path exported = folder.resolve("exported-" + form);
        Path back = folder.resolve("back-" + form);
        injector.getInstance(ModelExport.class).run(saved, exported, form, SHARD_BYTES);
        injector.getInstance(ModelImport.class).run(exported, back, Optional.empty());
        try (TaskModel again = files.read(back, Device.cpu())) {
          assertEquals(model.parameters().keySet(), again.parameters().keySet());
          model
              .parameters()
              .forEach(
                  (name, parameter) ->
                      assertArrayEquals(
                          parameter.getArray().toByteArray(),
                          again.parameters().get(name).getArray().toByteArray(),
                          name));
          assertEquals(expected, outcome(again, kind), form::toString);
        }
      }
    }
  }

  /**
   * What a model computes, in which every number is compared with all its bits.
   *
   * @param states of the encoder
   * @param loss to which all logits add
   * @param predictions numbers and text of each example's
   */
  private record Outcome(List<Float> states, float loss, List<List<Object>> predictions) {}

  private Outcome outcome(TaskModel model, EveryHeadTest.Kind kind) {
    List<DrawnExample<Example>> drawn = new ArrayList<>();
    for (Example example : kind.examples()) {
      drawn.add(reader.draw(model.head(), example, WINDOW));
    }
    assertTrue(drawn.stream().anyMatch(example -> example.windows().size() > 1), "windows");
    List<Float> states = new ArrayList<>();
    for (float state : model.read(drawn, reader.context(false)).states().toFloatArray()) {
      states.add(state);
    }
    float loss = model.loss(drawn, reader.context(false)).loss().getFloat();
    assertTrue(Float.isFinite(loss) && loss != 0, "loss " + loss);
    return new Outcome(
        states,
        loss,
        model.predict(drawn, reader.context(false)).stream()
            .map(HubModelTest::comparable)
            .toList());
  }

  /** Vectors and tags leave out of their {@code equals} what is to be compared here. */
  private static List<Object> comparable(Object prediction) {
    List<Object> parts = new ArrayList<>();
    if (prediction instanceof TextVectors vectors) {
      for (float[] vector : vectors.vectors()) {
        for (float value : vector) {
          parts.add(value);
        }
      }
    } else if (prediction instanceof WordTags tags) {
      parts.addAll(tags);
      for (int word = 0; word < tags.size(); word++) {
        parts.add(tags.probability(word));
      }
    } else {
      parts.add(prediction);
    }
    return parts;
  }
}
