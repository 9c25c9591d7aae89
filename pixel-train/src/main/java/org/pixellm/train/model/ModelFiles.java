// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.model;

import java.nio.file.Path;
import java.util.Map;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.model.weights.SafetensorsWriter;
import org.pixellm.model.weights.TensorSources;

/**
 * Writes the files of a model directory: {@code config.json} and {@code model.safetensors} in
 * Hugging Face's layout, {@code text_renderer_config.json} and {@code provenance.json}.
 */
public final class ModelFiles {
  /** The weights. */
  public static final String WEIGHTS = "model.safetensors";

  /** How text must be drawn for the model. */
  public static final String RENDERER = "text_renderer_config.json";

  /** How the model came to be. */
  public static final String PROVENANCE = "provenance.json";

  private final AtomicFileWriter files;

  /** Writes through the given files. */
  public ModelFiles(AtomicFileWriter files) {
    this.files = files;
  }

  /**
   * Writes all files of a model into a folder that is there.
   *
   * @param renderer entries of {@code text_renderer_config.json}
   * @param provenance entries of {@code provenance.json}
   */
  public void write(
      Path directory,
      PixelModel model,
      Map<String, Object> renderer,
      Map<String, Object> provenance) {
    new SafetensorsWriter(files)
        .write(
            directory.resolve(WEIGHTS),
            TensorSources.of(model.parameters()),
            SafetensorsWriter.PYTORCH);
    json(JsonObjectFile.CONFIG).write(directory, model.configuration());
    json(RENDERER).write(directory, renderer);
    json(PROVENANCE).write(directory, provenance);
  }

  private JsonObjectFile json(String name) {
    return new JsonObjectFile(name, files);
  }
}
