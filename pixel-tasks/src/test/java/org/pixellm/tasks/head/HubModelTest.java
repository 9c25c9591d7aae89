// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixellm.model.golden.Golden;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.model.weights.TensorFile;
import org.pixellm.model.weights.TensorSources;
import org.pixellm.model.weights.torch.TorchWriter;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.task.TaskHeadFactory;
import org.pixellm.tasks.model.TaskDescription;
import org.pixellm.tasks.model.TaskModel;
import org.pixellm.tasks.model.TaskModelFiles;
import org.pixellm.tasks.window.LongInputs;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.exchange.ExportForm;
import org.pixellm.train.exchange.ModelExport;
import org.pixellm.train.exchange.ModelImport;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.plugins.PluginsModule;

/** A pretrained model as the hub has it, {@code pytorch_model.bin}, under every head. */
class HubModelTest {
  @TempDir Path folder;

  private final Injector injector =
      Guice.createInjector(new PluginsModule(HubModelTest.class.getClassLoader()));
  private final PluginCreator plugins = injector.getInstance(PluginCreator.class);
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

  static Stream<String> heads() {
    List<String> names = new ArrayList<>();
    ServiceLoader.load(TaskHeadFactory.class).forEach(factory -> names.add(factory.name()));
    return names.stream().sorted();
  }

  private TaskModel assembled(String head) {
    EncoderBackbone backbone = models.restoreEncoder(models.readConfiguration(folder));
    PluginChoice none = PluginChoice.named("none");
    TaskDescription description = new TaskDescription(head, none, none, 16, 0, LongInputs.WINDOWS);
    List<String> labels =
        head.equals("biaffine-parsing") ? List.of("root", "a") : List.of("a", "b");
    TaskModel model =
        new TaskModel(
            description,
            "pixel",
            backbone,
            plugins.taskHead(PluginChoice.named(head), backbone.hiddenSize(), labels));
    models.readEncoderWeights(folder, backbone, model.manager());
    model.initializeHead(new SplittableRandom(1));
    return model;
  }

  @Test
  void thereAreHeads() {
    assertTrue(heads().count() >= 6);
  }

  /** The encoder gets the golden's values; the whole is saved, exported, imported, and the same. */
  @ParameterizedTest
  @MethodSource("heads")
  void everyHeadTakesItAndSurvivesARoundTrip(String head) throws IOException {
    Path saved = Files.createDirectories(folder.resolve("saved"));
    Path exported = folder.resolve("exported");
    Path back = folder.resolve("back");
    TaskModelFiles files = injector.getInstance(TaskModelFiles.class);
    try (TaskModel model = assembled(head)) {
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
      injector.getInstance(ModelExport.class).run(saved, exported, ExportForm.PYTORCH, 1);
      injector.getInstance(ModelImport.class).run(exported, back, Optional.empty());
      try (TaskModel again = files.read(back)) {
        assertEquals(model.parameters().keySet(), again.parameters().keySet());
        model
            .parameters()
            .forEach(
                (name, parameter) ->
                    assertArrayEquals(
                        parameter.getArray().toByteArray(),
                        again.parameters().get(name).getArray().toByteArray(),
                        name));
      }
    }
  }
}
