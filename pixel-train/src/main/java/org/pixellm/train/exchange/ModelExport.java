// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.exchange;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.SafetensorsWriter;
import org.pixellm.model.weights.TensorFile;
import org.pixellm.model.weights.TensorSource;
import org.pixellm.model.weights.TensorSources;
import org.pixellm.model.weights.hub.ShardWriter;
import org.pixellm.model.weights.hub.WeightForm;
import org.pixellm.model.weights.torch.TorchWriter;
import org.pixellm.train.checkpoint.AtomicDirectory;
import org.pixellm.train.model.ModelFiles;

/** Writes a model's folder once more, with its weights in a form that another program reads. */
public final class ModelExport {
  private final ModelFiles models;
  private final AtomicFileWriter files;

  /** Reads models by the given files. */
  @Inject
  public ModelExport(ModelFiles models, AtomicFileWriter files) {
    this.models = models;
    this.files = files;
  }

  /**
   * Exports. Values stay as they are, bit by bit.
   *
   * @param model a model directory
   * @param target a folder that is not there yet, or is empty
   * @param shardBytes most bytes of the tensors of one file, where there may be several
   * @return what PIXEL's own code would compute otherwise, a sentence each
   * @throws org.pixellm.plugins.PixelException if there is no model, it is damaged, the form cannot
   *     hold it, or the target cannot be written
   */
  public List<String> run(Path model, Path target, ExportForm form, long shardBytes) {
    ModelFolder.requireFree(target);
    ConfigEntries config = models.readConfiguration(model);
    try (TensorFile weights = WeightForm.open(model)) {
      AtomicDirectory.replace(
          target,
          folder -> {
            ModelFolder.copyOthers(model, folder);
            write(folder, form, shardBytes, TensorSources.of(weights));
          });
    }
    return differences(config);
  }

  private void write(
      Path folder, ExportForm form, long shardBytes, Collection<TensorSource> tensors) {
    switch (form) {
      case SAFETENSORS ->
          new SafetensorsWriter(files)
              .write(
                  folder.resolve(WeightForm.SAFETENSORS.file()),
                  tensors,
                  SafetensorsWriter.PYTORCH);
      case SHARDED -> new ShardWriter(files).write(folder, tensors, shardBytes);
      case PYTORCH ->
          new TorchWriter(files).write(folder.resolve(WeightForm.PYTORCH.file()), tensors);
    }
  }

  private static List<String> differences(ConfigEntries config) {
    List<String> notes = new ArrayList<>();
    note(config, "model_type", "pixel", notes);
    note(config, "position_encoding", "sincos2d", notes);
    note(config, "input_encoding", "raw", notes);
    note(config, "first_layers", "plain", notes);
    return notes;
  }

  private static void note(ConfigEntries config, String key, String usual, List<String> notes) {
    String value = config.text(key, usual);
    if (!value.equals(usual)) {
      notes.add(
          "PIXEL's own code knows no %s %s and would compute something else".formatted(key, value));
    }
  }
}
