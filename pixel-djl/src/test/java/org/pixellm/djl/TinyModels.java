// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.Device;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.tasks.model.TaskDescription;
import org.pixellm.tasks.model.TaskModel;
import org.pixellm.tasks.model.TaskModelFiles;
import org.pixellm.tasks.window.LongInputs;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.plugins.PluginsModule;

/** Writes directories of models with random values, so small that they answer at once. */
final class TinyModels {
  private static final int MAX_PATCHES = 48;

  private static final PluginChoice BACKBONE =
      new PluginChoice(
          "pixel", Map.of("hidden_size", 16, "layers", 2, "heads", 2, "intermediate_size", 32));

  private final Injector injector =
      Guice.createInjector(new PluginsModule(TinyModels.class.getClassLoader()));
  private final PluginCreator plugins = injector.getInstance(PluginCreator.class);
  private final TextRenderer renderer =
      plugins.renderer(PluginChoice.named("awt"), PluginChoice.named("continuous"));
  private final Path folder;

  TinyModels(Path folder) {
    this.folder = folder;
    TorchEngine.start(1);
  }

  Injector injector() {
    return injector;
  }

  /** A fine-tuned model's directory. */
  Path headed(String head, String reader, String... labels) {
    TaskDescription description =
        new TaskDescription(
            head,
            PluginChoice.named(reader),
            PluginChoice.named("none"),
            MAX_PATCHES,
            8,
            LongInputs.WINDOWS);
    Path directory = directory(head);
    EncoderBackbone backbone = backbone();
    TaskHead<?, ?> made =
        plugins.taskHead(PluginChoice.named(head), backbone.hiddenSize(), List.of(labels));
    try (TaskModel model =
        new TaskModel(description, BACKBONE.name(), backbone, made, Device.cpu())) {
      model.initializeEncoder(new SplittableRandom(1));
      model.initializeHead(new SplittableRandom(2));
      injector
          .getInstance(TaskModelFiles.class)
          .write(directory, model, RendererSettings.of(renderer), Map.of());
    }
    return directory;
  }

  /** A pretrained model's directory, as far as it is read here. */
  Path pretrained() {
    Path directory = directory("pretrained");
    try (EncoderBackbone backbone = backbone();
        ai.djl.ndarray.NDManager manager = ai.djl.ndarray.NDManager.newBaseManager(Device.cpu())) {
      backbone.initialize(manager, new SplittableRandom(1));
      Map<String, Object> configuration = new LinkedHashMap<>(backbone.configuration());
      configuration.put("model_type", BACKBONE.name());
      injector
          .getInstance(ModelFiles.class)
          .write(
              directory,
              backbone.parameters(),
              configuration,
              RendererSettings.of(renderer),
              Map.of());
    }
    return directory;
  }

  private EncoderBackbone backbone() {
    return plugins.backbone(
        BACKBONE, new InputShape(renderer.patchSize(), renderer.channels(), MAX_PATCHES));
  }

  private Path directory(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
