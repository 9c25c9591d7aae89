// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;

/**
 * The model that a run goes on from: its encoder and decoder as they are, trained as the run's
 * configuration says.
 */
final class ParentModel {
  /** The entry of {@code provenance.json} with that of the model. */
  private static final String PARENT = "parent";

  private final PluginCreator plugins;
  private final ModelFiles models;
  private final Path directory;

  /** The model of a directory. */
  ParentModel(PluginCreator plugins, ModelFiles models, Path directory) {
    this.plugins = plugins;
    this.models = models;
    this.directory = directory;
  }

  /** Where it is. */
  Path directory() {
    return directory;
  }

  /**
   * How its text is drawn.
   *
   * @throws PixelException if its file is missing or wrong
   */
  RendererSettings renderer() {
    return models.readRenderer(directory);
  }

  /**
   * The model, without values. The engine must run.
   *
   * @param saved the directory that says what it is: its own, or a checkpoint of the run, which
   *     goes on without it
   * @param config the run's
   * @param renderer draws what it will read
   * @param device where it computes
   * @throws PixelException if the directory is not a model's, or the configuration does not fit it
   */
  PixelModel assemble(Path saved, RunConfig config, TextRenderer renderer, Device device) {
    ConfigEntries entries = reaching(models.readConfiguration(saved), config.data().maxPatches());
    String objective = ModelFiles.objectiveName(entries);
    if (!objective.equals(config.objective().name())) {
      throw new PixelException(
          "the model in %s was trained by the objective %s and cannot go on with %s; leave objective out, or begin without model"
              .formatted(directory, objective, config.objective().name()));
    }
    EncoderBackbone backbone = models.restoreEncoder(entries);
    try {
      requireReadable(backbone, renderer);
      InputShape input = InputShape.of(renderer, config.data().maxPatches());
      return new PixelModel(
          ModelFiles.encoderName(entries),
          backbone,
          objective,
          plugins.objective(config.objective(), entries.asMap(), backbone, input),
          device);
    } catch (RuntimeException e) {
      backbone.close();
      throw e;
    }
  }

  /** A model without a table of positions learns longer texts, and its config.json says so. */
  private ConfigEntries reaching(ConfigEntries entries, int maxPatches) {
    InputShape made = entries.inputShape();
    if (maxPatches <= made.maxPatches()) {
      return entries;
    }
    try (EncoderBackbone asMade = models.restoreEncoder(entries)) {
      if (maxPatches > asMade.maxPatches()) {
        throw new PixelException(
            "data.max_patches is %d, but the model in %s has positions for %d; set data.max_patches to that or less"
                .formatted(maxPatches, directory, asMade.maxPatches()));
      }
    }
    Map<String, Object> longer = new LinkedHashMap<>(entries.asMap());
    longer.put("image_size", List.of(made.patchSize(), made.patchSize() * maxPatches));
    return new ConfigEntries(JsonObjectFile.CONFIG, longer);
  }

  private void requireReadable(EncoderBackbone backbone, TextRenderer renderer) {
    int drawn = renderer.patchSize() * renderer.patchSize() * renderer.channels();
    int read = backbone.patchLength();
    if (drawn != read && !(renderer.channels() == 1 && 3 * drawn == read)) {
      throw new PixelException(
          "the model in %s reads patches of %d values, but the renderer draws %d x %d pixels in %d channels; leave renderer out to draw as for that model"
              .formatted(
                  directory,
                  read,
                  renderer.patchSize(),
                  renderer.patchSize(),
                  renderer.channels()));
    }
  }

  /**
   * Gives a model the values of this one.
   *
   * @throws PixelException if the weights are missing, damaged, or do not fit
   */
  void fill(PixelModel model) {
    models.readWeights(directory, model);
  }

  /**
   * The same provenance of a run that goes on from this model, with how the model was made itself,
   * as far as its directory says.
   *
   * @throws PixelException if a file cannot be read
   */
  Provenance addTo(Provenance provenance) {
    Provenance started =
        provenance.startingWith(directory.toString(), ModelFiles.manifest(directory));
    return models
        .readProvenance(directory)
        .map(own -> started.with(PARENT, own.asMap()))
        .orElse(started);
  }

  /**
   * The same as a checkpoint of the run has it, which goes on without the model.
   *
   * @param saved the checkpoint's provenance
   */
  static Provenance copyTo(Provenance provenance, ConfigEntries saved) {
    Provenance copied = provenance;
    for (String key : List.of(Provenance.START, PARENT)) {
      if (saved.has(key)) {
        copied = copied.with(key, saved.section(key).asMap());
      }
    }
    return copied;
  }

  /**
   * The run's renderer or layout.
   *
   * @param asked what the configuration says
   * @param own the model's
   * @return the model's with the settings that were asked for, if it was asked for; else what was
   */
  static PluginChoice orOwn(PluginChoice asked, PluginChoice own) {
    if (!asked.name().equals(RunConfig.OF_MODEL)) {
      return asked;
    }
    Map<String, Object> options = new LinkedHashMap<>(own.options());
    options.putAll(asked.options());
    return new PluginChoice(own.name(), options);
  }
}
