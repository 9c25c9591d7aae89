// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.model;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.model.weights.ParameterLoader;
import org.pixellm.model.weights.SafetensorsWriter;
import org.pixellm.model.weights.TensorFile;
import org.pixellm.model.weights.TensorSources;
import org.pixellm.model.weights.WeightCheck;
import org.pixellm.model.weights.hub.WeightForm;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.Objective;
import org.pixellm.train.data.DataManifest;
import org.pixellm.train.model.reference.PixelRenderer;
import org.pixellm.train.plugins.PluginCreator;

/**
 * The files of a model directory: {@code config.json} and {@code model.safetensors} in Hugging
 * Face's layout under the names of Team-PIXEL/pixel-base, {@code text_renderer_config.json} and
 * {@code provenance.json}. Weights are read in any form that the hub keeps them, see {@link
 * WeightForm}.
 */
public final class ModelFiles {
  /** The weights, as they are written. */
  public static final String WEIGHTS = WeightForm.SAFETENSORS.file();

  /** How the model came to be. */
  public static final String PROVENANCE = "provenance.json";

  private static final String RENDERER = "text_renderer_config.json";
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
    write(directory, model.parameters(), model.configuration(), renderer, provenance);
  }

  /**
   * Writes all files of a model of any kind into a folder that is there.
   *
   * @param parameters with values, by their names in the file
   * @param configuration entries of {@code config.json}
   * @param provenance how the model came to be
   * @throws org.pixellm.plugins.PixelException if one cannot be written
   */
  public void write(
      Path directory,
      Map<String, Parameter> parameters,
      Map<String, Object> configuration,
      RendererSettings renderer,
      Map<String, Object> provenance) {
    new SafetensorsWriter(files)
        .write(directory.resolve(WEIGHTS), TensorSources.of(parameters), SafetensorsWriter.PYTORCH);
    json(JsonObjectFile.CONFIG).write(directory, configuration);
    json(RENDERER).write(directory, renderer.toMap());
    json(PROVENANCE).write(directory, provenance);
  }

  /**
   * Reads a model with its weights onto the CPU. The engine must run.
   *
   * @throws org.pixellm.plugins.PixelException if a file is missing or damaged, or the weights do
   *     not fit the configuration
   */
  public PixelModel read(Path directory) {
    return read(directory, Device.cpu());
  }

  /**
   * Reads a model with its weights. The engine must run.
   *
   * @param device where it is to compute; it must be there
   * @throws org.pixellm.plugins.PixelException if a file is missing or damaged, or the weights do
   *     not fit the configuration
   */
  public PixelModel read(Path directory, Device device) {
    ConfigEntries config = json(JsonObjectFile.CONFIG).read(directory);
    String backboneName = config.text("model_type", DEFAULT_BACKBONE);
    String objectiveName = objectiveName(config);
    EncoderBackbone backbone = plugins.restoreBackbone(backboneName, config.asMap());
    Objective objective = plugins.restoreObjective(objectiveName, config.asMap(), backbone);
    PixelModel model = new PixelModel(backboneName, backbone, objectiveName, objective, device);
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
   * @param device where it is to compute; it must be there
   * @throws org.pixellm.plugins.PixelException if a file is missing or damaged, or the encoder's
   *     weights do not fit the configuration
   */
  public SavedEncoder readEncoder(Path directory, Device device) {
    ConfigEntries config = readConfiguration(directory);
    EncoderBackbone backbone = restoreEncoder(config);
    SavedEncoder encoder =
        new SavedEncoder(
            backbone, config.inputShape().maxPatches(), NDManager.newBaseManager(device));
    try {
      backbone.parameters().values().forEach(parameter -> parameter.freeze(true));
      readEncoderWeights(directory, backbone, encoder.manager());
      return encoder;
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  /**
   * The entries of a directory's {@code config.json}.
   *
   * @throws org.pixellm.plugins.PixelException if it is missing or not a JSON object
   */
  public ConfigEntries readConfiguration(Path directory) {
    return json(JsonObjectFile.CONFIG).read(directory);
  }

  /** The name of the plug-in that made the encoder of a {@code config.json}. */
  public static String encoderName(ConfigEntries config) {
    return config.text("model_type", DEFAULT_BACKBONE);
  }

  /** The name of the plug-in that made the objective of a {@code config.json}. */
  public static String objectiveName(ConfigEntries config) {
    return config.text("objective", DEFAULT_OBJECTIVE);
  }

  /** The encoder that a {@code config.json} describes, without values. The engine must run. */
  public EncoderBackbone restoreEncoder(ConfigEntries config) {
    return plugins.restoreBackbone(encoderName(config), config.asMap());
  }

  /**
   * Fills an encoder from a directory, whatever else there is in it.
   *
   * @param manager owns the arrays; must outlive the encoder
   * @throws org.pixellm.plugins.PixelException if the weights are missing, damaged, or do not fit
   */
  public void readEncoderWeights(Path directory, EncoderBackbone backbone, NDManager manager) {
    readWeights(directory, new WeightCheck(ANYTHING_ELSE), backbone.parameters(), manager);
  }

  /** Replaces a model's weights by those of a directory. */
  public void readWeights(Path directory, PixelModel model) {
    readWeights(directory, model.parameters(), model.manager());
  }

  /**
   * Fills all parameters of a model of any kind from a directory that has no others.
   *
   * @param manager owns the arrays; must outlive the parameters
   * @throws org.pixellm.plugins.PixelException if the weights are missing, damaged, or do not fit
   */
  public void readWeights(Path directory, Map<String, Parameter> parameters, NDManager manager) {
    readWeights(directory, new WeightCheck(), parameters, manager);
  }

  /**
   * Looks whether weights have what the encoder of a directory's {@code config.json} needs,
   * whatever else they have. The engine must run; no value is read.
   *
   * @throws org.pixellm.plugins.PixelException if one is missing or of another shape
   */
  public void requireFitting(Path directory, TensorFile weights) {
    try (EncoderBackbone backbone = restoreEncoder(readConfiguration(directory))) {
      new ParameterLoader(new WeightCheck(ANYTHING_ELSE))
          .requireFitting(weights, backbone.parameters());
    }
  }

  private static void readWeights(
      Path directory, WeightCheck check, Map<String, Parameter> parameters, NDManager manager) {
    try (TensorFile weights = WeightForm.open(directory)) {
      new ParameterLoader(check).load(weights, parameters, manager);
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

  /**
   * The bytes of the files that say what a model computes, by which it is known again.
   *
   * @throws org.pixellm.plugins.PixelException if one cannot be read
   */
  public static DataManifest manifest(Path directory) {
    try (Stream<Path> all = Files.list(directory)) {
      return DataManifest.of(
          all.filter(file -> saysWhatIsComputed(file.getFileName().toString()))
              .map(Path::toString)
              .sorted()
              .toList());
    } catch (IOException e) {
      throw new PixelException("cannot read folder " + directory + ": " + e, e);
    }
  }

  private static boolean saysWhatIsComputed(String name) {
    return name.equals(JsonObjectFile.CONFIG) || name.equals(RENDERER) || WeightForm.isPart(name);
  }

  /**
   * How the model of a directory was made; empty if the directory does not say.
   *
   * @throws org.pixellm.plugins.PixelException if the file is damaged
   */
  public Optional<ConfigEntries> readProvenance(Path directory) {
    return Files.exists(directory.resolve(PROVENANCE))
        ? Optional.of(json(PROVENANCE).read(directory))
        : Optional.empty();
  }

  /** Whether a directory says how text must be drawn for its model. */
  public boolean hasRenderer(Path directory) {
    return Files.exists(directory.resolve(RENDERER));
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

  /**
   * Writes PIXEL's file of a renderer once more, with the layout mode, which it does not say
   * itself.
   *
   * @param source folder of the file
   * @param target folder of the new one
   * @throws org.pixellm.plugins.PixelException if it is a file of ours, which says its mode
   */
  public void writeMode(Path source, Path target, String mode) {
    ConfigEntries entries = json(RENDERER).read(source);
    if (!PixelRenderer.isOne(entries)) {
      throw new PixelException(
          "the %s of %s says already how text is laid out; leave the mode out"
              .formatted(RENDERER, source));
    }
    Map<String, Object> changed = new LinkedHashMap<>(entries.asMap());
    changed.put("mode", mode);
    json(RENDERER).write(target, changed);
  }

  private JsonObjectFile json(String name) {
    return new JsonObjectFile(name, files);
  }
}
