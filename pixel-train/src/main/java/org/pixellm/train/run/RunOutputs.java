// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.nio.file.Path;
import java.util.Map;
import org.pixellm.train.checkpoint.AtomicDirectory;
import org.pixellm.train.checkpoint.CheckpointStore;
import org.pixellm.train.checkpoint.TrainingState;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.optim.Optimizer;

/** What a run saves: checkpoints on the way, the best model, the final one. */
record RunOutputs(
    RunFolder folder,
    CheckpointStore checkpoints,
    ModelFiles modelFiles,
    RendererSettings renderer,
    Provenance provenance) {

  Path saveCheckpoint(
      PixelModel model, Optimizer optimizer, TrainingState state, Map<String, Double> scores) {
    return checkpoints.save(
        new CheckpointStore.Contents(
            model, optimizer, state, renderer, provenance.entries(state, scores)));
  }

  void saveBest(PixelModel model, TrainingState state, Map<String, Double> scores) {
    saveModel(folder.best(), model, state, scores);
  }

  void saveFinal(PixelModel model, TrainingState state, Map<String, Double> scores) {
    saveModel(folder.model(), model, state, scores);
  }

  private void saveModel(
      Path target, PixelModel model, TrainingState state, Map<String, Double> scores) {
    AtomicDirectory.replace(
        target,
        directory ->
            modelFiles.write(directory, model, renderer, provenance.entries(state, scores)));
  }
}
