// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.exchange;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.model.weights.SafetensorsWriter;
import org.pixellm.model.weights.TensorFile;
import org.pixellm.model.weights.TensorSources;
import org.pixellm.model.weights.hub.WeightForm;
import org.pixellm.train.checkpoint.AtomicDirectory;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.pull.ModelPull;

/**
 * Makes a model directory of a folder that holds a model in any of the hub's forms: the same values
 * in one safetensors file, the configuration as it is, fonts and licence, and a provenance that
 * says where all came from.
 */
public final class ModelImport {
  private final ModelFiles models;
  private final AtomicFileWriter files;

  /** Reads models by the given files. */
  @Inject
  public ModelImport(ModelFiles models, AtomicFileWriter files) {
    this.models = models;
    this.files = files;
  }

  /**
   * What came of an import.
   *
   * @param form the form the weights were in
   * @param tensors how many there are
   * @param notes what draws text otherwise here than where the model was trained, a sentence each
   */
  public record Result(WeightForm form, int tensors, List<String> notes) {
    /** Copies the list. */
    public Result {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Imports. Starts the engine if it does not run.
   *
   * @param source a local folder
   * @param target a folder that is not there yet, or is empty
   * @param mode the layout mode that the model was trained with, for one whose file does not say
   * @throws org.pixellm.plugins.PixelException if there is no model of ours, a file is damaged, the
   *     weights do not fit the configuration, or the target cannot be written
   */
  public Result run(Path source, Path target, Optional<String> mode) {
    ModelFolder.requireFree(target);
    models.requireModel(source);
    RendererSettings renderer = models.readRenderer(source, mode);
    TorchEngine.start(0);
    try (TensorFile weights = WeightForm.open(source)) {
      models.requireFitting(source, weights);
      WeightForm form = WeightForm.of(source).orElseThrow();
      AtomicDirectory.replace(
          target,
          folder -> {
            ModelFolder.copyOthers(source, folder);
            mode.ifPresent(name -> models.writeMode(source, folder, name));
            new SafetensorsWriter(files)
                .write(
                    folder.resolve(ModelFiles.WEIGHTS),
                    TensorSources.of(weights),
                    SafetensorsWriter.PYTORCH);
            new JsonObjectFile(ModelFiles.PROVENANCE, files)
                .write(folder, provenance(source, form));
          });
      return new Result(form, weights.names().size(), renderer.notes());
    }
  }

  private Map<String, Object> provenance(Path source, WeightForm form) {
    Map<String, Object> imported = new LinkedHashMap<>();
    imported.put("source", source.toString());
    imported.put("form", form.file());
    if (Files.isRegularFile(source.resolve(ModelPull.RECORD))) {
      imported.put("hub", new JsonObjectFile(ModelPull.RECORD, files).read(source).asMap());
    }
    imported.put("files", ModelFolder.hashes(source));
    Map<String, Object> entries = new LinkedHashMap<>();
    if (Files.isRegularFile(source.resolve(ModelFiles.PROVENANCE))) {
      entries.putAll(new JsonObjectFile(ModelFiles.PROVENANCE, files).read(source).asMap());
    }
    entries.put("imported", imported);
    return entries;
  }
}
