// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.Device;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.Objective;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.plugins.PluginCreator;

/** Puts together the model that a configuration describes. */
final class ModelAssembly {
  private final PluginCreator plugins;

  @Inject
  ModelAssembly(PluginCreator plugins) {
    this.plugins = plugins;
  }

  /**
   * A model without values. The engine must run.
   *
   * @param renderer draws what it will read
   * @param device where it computes
   */
  PixelModel assemble(RunConfig config, TextRenderer renderer, Device device) {
    InputShape input = InputShape.of(renderer, config.data().maxPatches());
    return assemble(config, input, UnaryOperator.identity(), device);
  }

  /**
   * The same with another objective.
   *
   * @param input what the model will read
   * @param change makes the objective from the configuration's
   */
  PixelModel assemble(
      RunConfig config, InputShape input, UnaryOperator<Objective> change, Device device) {
    EncoderBackbone backbone = plugins.backbone(config.backbone(), input);
    Objective objective = plugins.objective(config.objective(), backbone, input);
    return new PixelModel(
        config.backbone().name(),
        backbone,
        config.objective().name(),
        change.apply(objective),
        device);
  }

  /**
   * Lets a model that has values be measured by other objectives, too.
   *
   * @param measures objectives by name; each must have the parameters of the model's own
   */
  void addMeasures(
      PixelModel model,
      RunConfig config,
      TextRenderer renderer,
      Map<String, PluginChoice> measures) {
    InputShape input = InputShape.of(renderer, config.data().maxPatches());
    measures.forEach(
        (name, choice) ->
            model.measureBy(name, plugins.objective(choice, model.backbone(), input)));
  }
}
