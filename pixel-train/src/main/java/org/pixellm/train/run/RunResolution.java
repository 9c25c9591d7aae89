// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.nio.file.Path;
import java.util.Optional;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.PluginKind;
import org.pixellm.train.config.DataConfig;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;

/**
 * Finds out what a configuration of pretraining means: which model it goes on from, and every
 * plug-in's settings.
 */
final class RunResolution {
  private final PluginCreator plugins;
  private final ModelFiles modelFiles;

  RunResolution(PluginCreator plugins, ModelFiles modelFiles) {
    this.plugins = plugins;
    this.modelFiles = modelFiles;
  }

  /**
   * What a configuration means.
   *
   * @throws PixelException if what it says of a model to go on from contradicts itself, or names a
   *     plug-in or a setting that is not there
   */
  ResolvedRun resolve(RunConfig config) {
    Optional<ParentModel> parent = parent(config);
    return new ResolvedRun(written(config, parent), parent, drawsAsModel(config));
  }

  private Optional<ParentModel> parent(RunConfig config) {
    boolean ofModel = config.backbone().equals(PluginChoice.named(RunConfig.OF_MODEL));
    if (config.hasModel() && !ofModel) {
      throw new PixelException(
          "the encoder is that of the model in %s; leave backbone out, or model"
              .formatted(config.model()));
    }
    if (config.hasModel()) {
      return Optional.of(new ParentModel(plugins, modelFiles, Path.of(config.model())));
    }
    if (ofModel || isOfModel(config.renderer()) || isOfModel(config.layout())) {
      throw new PixelException(
          "renderer, layout or backbone is %s, but model names none; set model to a model's directory"
              .formatted(RunConfig.OF_MODEL));
    }
    return Optional.empty();
  }

  private static boolean isOfModel(PluginChoice choice) {
    return choice.name().equals(RunConfig.OF_MODEL);
  }

  private static boolean drawsAsModel(RunConfig config) {
    PluginChoice own = PluginChoice.named(RunConfig.OF_MODEL);
    return config.renderer().equals(own) && config.layout().equals(own);
  }

  private RunConfig written(RunConfig config, Optional<ParentModel> parent) {
    DataConfig data = config.data();
    PluginChoice renderer = config.renderer();
    PluginChoice layout = config.layout();
    if (isOfModel(renderer) || isOfModel(layout)) {
      RendererSettings own = parent.orElseThrow().renderer();
      renderer = ParentModel.orOwn(renderer, own.renderer());
      layout = ParentModel.orOwn(layout, own.layout());
    }
    return new RunConfig(
        config.model(),
        config.seed(),
        config.output(),
        plugins.resolve(PluginKind.RENDERER, renderer),
        plugins.resolve(PluginKind.LAYOUT_MODE, layout),
        parent.isPresent()
            ? config.backbone()
            : plugins.resolve(PluginKind.BACKBONE, config.backbone()),
        plugins.resolve(PluginKind.OBJECTIVE, config.objective()),
        data.withReader(plugins.resolve(PluginKind.DATASET_READER, data.reader()))
            .withAttack(data.attack().resolved(by -> plugins.resolve(PluginKind.ATTACK, by))),
        config.training(),
        config.optimizer(),
        config.schedule(),
        config.listeners().stream().map(this::resolveListener).toList());
  }

  private PluginChoice resolveListener(PluginChoice choice) {
    return plugins.resolve(PluginKind.RUN_LISTENER, choice);
  }
}
