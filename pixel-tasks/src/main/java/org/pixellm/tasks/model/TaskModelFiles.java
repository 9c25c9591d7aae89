// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.model;

import ai.djl.Device;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;

/**
 * Model directories of fine-tuned models: those of pretraining with a head in place of an
 * objective. {@code config.json} has the entries of encoder and head and a section {@code task};
 * {@code provenance.json} the run and its scores.
 */
public final class TaskModelFiles {
  private final PluginCreator plugins;
  private final ModelFiles models;

  /** Reads and writes models made of the given plug-ins. */
  @Inject
  public TaskModelFiles(PluginCreator plugins, ModelFiles models) {
    this.plugins = plugins;
    this.models = models;
  }

  /**
   * Writes all files of a model into a folder that is there.
   *
   * @param provenance how the model came to be
   * @throws PixelException if one cannot be written
   */
  public void write(
      Path directory, TaskModel model, RendererSettings renderer, Map<String, Object> provenance) {
    models.write(directory, model.parameters(), model.configuration(), renderer, provenance);
  }

  /** Whether a {@code config.json} is of a model for a task, and not of pretraining alone. */
  public static boolean hasHead(ConfigEntries config) {
    return TaskDescription.isIn(config);
  }

  /**
   * What the model of a directory is for.
   *
   * @throws PixelException if there is no model, or it has no head
   */
  public TaskDescription describe(Path directory) {
    ConfigEntries config = models.readConfiguration(directory);
    if (!hasHead(config)) {
      throw new PixelException(
          "the model in %s has no head for a task: it was not made by finetune"
              .formatted(directory));
    }
    return TaskDescription.read(config);
  }

  /**
   * Reads a model with its weights, for inference: its parameters ask for no gradients. The engine
   * must run.
   *
   * @param device where it is to compute; it must be there
   * @throws PixelException if a file is missing or damaged, or the weights do not fit the
   *     configuration
   */
  public TaskModel read(Path directory, Device device) {
    TaskDescription description = describe(directory);
    ConfigEntries config = models.readConfiguration(directory);
    EncoderBackbone backbone = models.restoreEncoder(config);
    TaskHead<?, ?> head =
        plugins.restoreTaskHead(description.head(), config.asMap(), backbone.hiddenSize());
    TaskModel model =
        new TaskModel(description, ModelFiles.encoderName(config), backbone, head, device);
    try {
      model.parameters().values().forEach(parameter -> parameter.freeze(true));
      models.readWeights(directory, model.parameters(), model.manager());
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** How text must be drawn for the model of a directory. */
  public RendererSettings readRenderer(Path directory) {
    return models.readRenderer(directory);
  }
}
