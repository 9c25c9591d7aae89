// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.checkpoint;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.optim.Optimizer;

/** The checkpoints of a pretraining run, newest last. */
public final class CheckpointStore {
  private final CheckpointFolder folder;
  private final ModelFiles modelFiles;

  /**
   * Checkpoints in a folder.
   *
   * @param keep how many are kept, at least 1
   */
  public CheckpointStore(Path folder, int keep, ModelFiles modelFiles, AtomicFileWriter files) {
    this.folder = new CheckpointFolder(folder, keep, files);
    this.modelFiles = modelFiles;
  }

  /** Everything of a run that a checkpoint holds. */
  public record Contents(
      PixelModel model,
      Optimizer optimizer,
      TrainingState state,
      RendererSettings renderer,
      Map<String, Object> provenance) {}

  /**
   * Saves a checkpoint, then removes those there are too many of.
   *
   * @return its folder
   * @throws PixelException if it cannot be saved; the older ones are then untouched
   */
  public Path save(Contents contents) {
    return folder.save(
        contents.state().step(),
        directory ->
            modelFiles.write(
                directory, contents.model(), contents.renderer(), contents.provenance()),
        contents.optimizer(),
        contents.state().toMap());
  }

  /**
   * The newest checkpoint; empty if there is none. Removes what a killed process left half-made.
   */
  public Optional<Path> newest() {
    return folder.newest();
  }

  /**
   * Puts a checkpoint's weights and moments into a model and its optimiser.
   *
   * @return where the run is
   * @throws PixelException if a file is missing or damaged
   */
  public TrainingState load(Path checkpoint, PixelModel model, Optimizer optimizer) {
    TrainingState state = state(checkpoint);
    folder.load(checkpoint, model.parameters(), optimizer, state.updates());
    return state;
  }

  /** Reads a checkpoint's state alone. */
  TrainingState state(Path checkpoint) {
    return TrainingState.read(folder.state(checkpoint));
  }
}
