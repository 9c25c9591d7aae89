// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderBackboneFactory;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.tasks.encode.EncoderWindows;
import org.pixellm.tasks.evaluate.ExampleDrawing;
import org.pixellm.tasks.model.TaskDescription;
import org.pixellm.tasks.model.TaskModel;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.random.RandomSource;

/**
 * What the trainings of a run begin with: a renderer, an encoder with or without values, a head.
 */
final class ModelStart {
  private static final int PATCHES_WITHOUT_MODEL = 128;
  private static final List<String> DROPOUTS =
      List.of("hidden_dropout_prob", "attention_probs_dropout_prob");

  private final PluginCreator plugins;
  private final ModelFiles models;
  private final FineTuningConfig config;
  private final TextRenderer renderer;

  /** Entries of the model's {@code config.json}; empty without one. */
  private final Optional<ConfigEntries> saved;

  private final TaskDescription description;

  /**
   * Opens the model's directory, if there is one. Needs no engine.
   *
   * @param config with every plug-in's settings
   * @param check what is done if text is drawn otherwise here than where the model was trained
   * @throws PixelException if there is no such model
   */
  ModelStart(
      PluginCreator plugins, ModelFiles models, FineTuningConfig config, RendererCheck check) {
    this.plugins = plugins;
    this.models = models;
    this.config = config;
    if (config.withoutModel()) {
      requireNoDropout(config.training());
      this.saved = Optional.empty();
      this.renderer = plugins.renderer(config.renderer(), config.layout());
    } else {
      Path directory = Path.of(config.model());
      this.saved =
          Optional.of(
              reaching(
                  withDropout(models.readConfiguration(directory), config.training()),
                  config.data()));
      RendererSettings settings = models.readRenderer(directory);
      this.renderer = plugins.renderer(settings.renderer(), settings.layout());
      check.check(directory, settings, renderer);
    }
    this.description = describe();
    ExampleDrawing.inputs(renderer, description); // fails early if it cannot be
  }

  private static void requireNoDropout(TaskTrainingConfig training) {
    if (training.dropout() >= 0) {
      throw new PixelException(
          "training.dropout changes that of a saved model; without one, set it where the backbone"
              + " is described, for example --set backbone.hidden_dropout=0.1");
    }
  }

  /**
   * Checks that a backbone did what {@link #withDropout} asks.
   *
   * @param asked dropout; below 0: none was asked for
   * @param draws whether the backbone draws at random when it trains
   * @param backbone its name, for the message
   * @throws PixelException if it goes its own way
   */
  static void requireDropout(double asked, boolean draws, String backbone) {
    if (asked >= 0 && draws != asked > 0) {
      throw new PixelException(
          "training.dropout is %s, but the backbone %s does not take its dropout from %s; leave the setting out"
              .formatted(asked, backbone, String.join(" and ", DROPOUTS)));
    }
  }

  private static ConfigEntries withDropout(ConfigEntries entries, TaskTrainingConfig training) {
    if (training.dropout() < 0) {
      return entries;
    }
    Map<String, Object> changed = new LinkedHashMap<>(entries.asMap());
    DROPOUTS.forEach(key -> changed.put(key, training.dropout()));
    return new ConfigEntries(JsonObjectFile.CONFIG, changed);
  }

  /** A model that was made for shorter texts is asked to reach as far as these go. */
  private static ConfigEntries reaching(ConfigEntries entries, TaskDataConfig data) {
    if (data.maxPatches() <= entries.inputShape().maxPatches()) {
      return entries;
    }
    Map<String, Object> changed = new LinkedHashMap<>(entries.asMap());
    changed.put(EncoderBackboneFactory.POSITION_REACH, data.maxPatches());
    return new ConfigEntries(JsonObjectFile.CONFIG, changed);
  }

  private TaskDescription describe() {
    TaskDataConfig data = config.data();
    int trained =
        saved.map(entries -> entries.inputShape().maxPatches()).orElse(PATCHES_WITHOUT_MODEL);
    return new TaskDescription(
        config.head().name(),
        data.reader(),
        config.metric(),
        data.maxPatches() == 0 ? trained : data.maxPatches(),
        data.overlap(),
        data.longInputs());
  }

  /** Draws what the model reads. */
  TextRenderer renderer() {
    return renderer;
  }

  /** What the model is for. */
  TaskDescription description() {
    return description;
  }

  /**
   * A model without values. The engine must run.
   *
   * @param device where it computes
   * @throws PixelException if the parts do not fit each other
   */
  TaskModel assemble(PluginChoice head, List<String> labels, Device device) {
    InputShape input = InputShape.of(renderer, description.maxPatches());
    EncoderBackbone backbone =
        saved.isPresent()
            ? models.restoreEncoder(saved.get())
            : plugins.backbone(config.backbone(), input);
    try {
      EncoderWindows.requireReadable(backbone, input.patchLength(), renderer.channels() == 1);
      if (description.maxPatches() > backbone.maxPatches()) {
        throw new PixelException(
            "data.max_patches is %d, but the model has positions for %d"
                .formatted(description.maxPatches(), backbone.maxPatches()));
      }
      String name = saved.map(ModelFiles::encoderName).orElse(config.backbone().name());
      requireDropout(config.training().dropout(), backbone.drawsEngineRandomness(), name);
      TaskHead<?, ?> made = plugins.taskHead(head, backbone.hiddenSize(), labels);
      TaskModel model = new TaskModel(description, name, backbone, made, device);
      model.padTo(config.training().padTo());
      return model;
    } catch (RuntimeException e) {
      backbone.close();
      throw e;
    }
  }

  /**
   * Gives a model the values that a training begins with.
   *
   * @param random of the training
   */
  void fill(TaskModel model, RandomSource random) {
    if (saved.isPresent() && config.weights() == FineTuningConfig.Weights.PRETRAINED) {
      models.readEncoderWeights(Path.of(config.model()), model.backbone(), model.manager());
    } else {
      model.initializeEncoder(random.stream("encoder"));
    }
    model.initializeHead(random.stream("head"));
    if (config.training().freezeEncoder()) {
      model.freezeEncoder();
    }
  }
}
