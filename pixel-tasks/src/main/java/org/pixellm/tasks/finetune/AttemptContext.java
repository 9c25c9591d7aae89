// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import ai.djl.engine.Engine;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.tasks.evaluate.Scorer;
import org.pixellm.tasks.model.TaskModelFiles;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.model.RendererSettings;

/**
 * What all trainings of a run share.
 *
 * @param config with every setting, the number of workers too
 * @param settings the same as maps, for provenance
 * @param splits the examples
 * @param labels the task's labels
 * @param head the head, with the weights of its labels
 * @param start what a model begins with
 * @param scorer scores predictions
 * @param goal the score by which the best model is kept
 * @param engine computes
 * @param files writes models
 */
record AttemptContext(
    FineTuningConfig config,
    Map<String, Object> settings,
    TaskSplits splits,
    List<String> labels,
    PluginChoice head,
    ModelStart start,
    Scorer scorer,
    Goal goal,
    Engine engine,
    TaskModelFiles files) {

  /** Draws what the model reads. */
  TextRenderer renderer() {
    return start.renderer();
  }

  /** How that is written down. */
  RendererSettings rendererSettings() {
    return RendererSettings.of(renderer());
  }
}
