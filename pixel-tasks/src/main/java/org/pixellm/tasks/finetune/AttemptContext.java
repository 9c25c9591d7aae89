// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import ai.djl.engine.Engine;
import java.util.List;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.tasks.evaluate.Scorer;
import org.pixellm.tasks.model.TaskModelFiles;
import org.pixellm.train.attack.TrainingAttack;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.device.Devices;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.run.Provenance;

/**
 * What all trainings of a run share.
 *
 * @param config with every setting, the number of workers too
 * @param provenance how its models come to be
 * @param splits the examples
 * @param attack what becomes of those to train on
 * @param labels the task's labels
 * @param head the head, with the weights of its labels
 * @param start what a model begins with
 * @param scorer scores predictions
 * @param goal the score by which the best model is kept
 * @param engine computes
 * @param devices where; the model that is saved is on the first
 * @param files writes models
 */
record AttemptContext(
    FineTuningConfig config,
    Provenance provenance,
    TaskSplits splits,
    TrainingAttack attack,
    List<String> labels,
    PluginChoice head,
    ModelStart start,
    Scorer scorer,
    Goal goal,
    Engine engine,
    Devices devices,
    TaskModelFiles files) {

  /** The same for the training of one seed. */
  AttemptContext ofSeed(long seed) {
    return new AttemptContext(
        config,
        provenance.withSeed(seed),
        splits,
        attack,
        labels,
        head,
        start,
        scorer,
        goal,
        engine,
        devices,
        files);
  }

  /** Draws what the model reads. */
  TextRenderer renderer() {
    return start.renderer();
  }

  /** How that is written down. */
  RendererSettings rendererSettings() {
    return RendererSettings.of(renderer());
  }
}
