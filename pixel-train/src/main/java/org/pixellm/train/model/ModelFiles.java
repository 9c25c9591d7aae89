// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.model;

import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.model.weights.ParameterLoader;
import org.pixellm.model.weights.SafetensorsFile;
import org.pixellm.model.weights.SafetensorsWriter;
import org.pixellm.model.weights.TensorSources;
import org.pixellm.model.weights.WeightCheck;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.Objective;
import org.pixellm.train.model.reference.PixelRenderer;
import org.pixellm.train.plugins.PluginCreator;

/**
 * The files of a model directory: {@code config.json} and {@code model.safetensors} in Hugging
 * Face's layout under the names of Team-PIXEL/pixel-base, {@code text_renderer_config.json} and
 * {@code provenance.json}.
 */
public final class ModelFiles {
  /** The weights. */
  public static final String WEIGHTS = "model.safetensors";

  private static final String RENDERER = "text_renderer_config.json";
  private static final String PROVENANCE = "provenance.json";
  private static final String DEFAULT_BACKBONE = "pixel";
  private static final String DEFAULT_OBJECTIVE = "masked-pixels";

  /** Prefixes of tensors that an encoder does not need: all that are not its own. */
  private static final List<String> ANYTHING_ELSE = List.of("");

  private final PluginCreator plugins;
  private final AtomicFileWriter files;

  /** Reads and writes models made of the given plug-ins. */
  @Inject
  public ModelFiles(PluginCreator plugins, AtomicFileWriter files) {
    this.plugins = plugins;
    this.files = files;
  }

  /**
   * Writes all files of a model into a folder that is there.
   *
   * @param provenance how the model came to be
   * @throws org.pixellm.plugins.PixelException if one cannot be written
   */
  public void write(
      Path directory, PixelModel model, RendererSettings renderer, Map<String, Object> provenance) {
    new SafetensorsWriter(files)
        .write(
            directory.resolve(WEIGHTS),
            TensorSources.of(model.parameters()),
            SafetensorsWriter.PYTORCH);
    json(JsonObjectFile.CONFIG).write(directory, model.configuration());
    json(RENDERER).write(directory, renderer.toMap());
    json(PROVENANCE).write(directory, provenance);
  }

  /**
   * Reads a model with its weights. The engine must run.
   *
   * @throws org.pixellm.plugins.PixelException if a file is missing or damaged, or the weights do
   *     not fit the configuration
   */
  public PixelModel read(Path directory) {
    ConfigEntries config = json(JsonObjectFile.CONFIG).read(directory);
    String backboneName = config.text("model_type", DEFAULT_BACKBONE);
    String objectiveName = config.text("objective", DEFAULT_OBJECTIVE);
    EncoderBackbone backbone = plugins.restoreBackbone(backboneName, config.asMap());
    Objective objective = plugins.restoreObjective(objectiveName, config.asMap(), backbone);
    PixelModel model = new PixelModel(backboneName, backbone, objectiveName, objective);
    try {
      readWeights(directory, model);
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /**
   * Reads a model's encoder alone, for inference. The engine must run.
   *
   * @throws org.pixellm.plugins.PixelException if a file is missing or damaged, or the encoder's
   *     weights do not fit the configuration
   */
  public SavedEncoder readEncoder(Path directory) {
    ConfigEntries config = json(JsonObjectFile.CONFIG).read(directory);
    EncoderBackbone backbone =
        plugins.restoreBackbone(config.text("model_type", DEFAULT_BACKBONE), config.asMap());
    SavedEncoder encoder =
        new SavedEncoder(backbone, config.inputShape().maxPatches(), NDManager.newBaseManager());
    try (SafetensorsFile weights = SafetensorsFile.open(directory.resolve(WEIGHTS))) {
      backbone.parameters().values().forEach(parameter -> parameter.freeze(true));
      new ParameterLoader(new WeightCheck(ANYTHING_ELSE))
          .load(weights, backbone.parameters(), encoder.manager());
      return encoder;
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  /** Replaces a model's weights by those of a directory. */
  public void readWeights(Path directory, PixelModel model) {
    try (SafetensorsFile weights = SafetensorsFile.open(directory.resolve(WEIGHTS))) {
      new ParameterLoader(new WeightCheck()).load(weights, model.parameters(), model.manager());
    }
  }

  /**
   * Looks whether a directory may be a model's, before anything slow is done.
   *
   * @throws org.pixellm.plugins.PixelException if it is not there, or has no readable {@code
   *     config.json}
   */
  public void requireModel(Path directory) {
    json(JsonObjectFile.CONFIG).read(directory);
  }

  /** How text must be drawn for the model of a directory. */
  public RendererSettings readRenderer(Path directory) {
    return readRenderer(directory, Optional.empty());
  }

  /**
   * How text must be drawn for the model of a directory, ours or PIXEL's.
   *
   * @param mode a layout mode to take instead of the file's
   * @throws org.pixellm.plugins.PixelException if the file is missing or wrong
   */
  public RendererSettings readRenderer(Path directory, Optional<String> mode) {
    ConfigEntries entries = json(RENDERER).read(directory);
    if (PixelRenderer.isOne(entries)) {
      PixelRenderer.Choice choice = new PixelRenderer(plugins).choose(entries, directory, mode);
      return new RendererSettings(
          choice.renderer(), choice.layout(), Optional.empty(), choice.notes());
    }
    RendererSettings settings = RendererSettings.read(entries);
    return mode.map(settings::withLayout).orElse(settings);
  }

  private JsonObjectFile json(String name) {
    return new JsonObjectFile(name, files);
  }
}
