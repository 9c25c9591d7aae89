// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.model;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.Objective;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.random.RandomSource;

/** Models that learnt nothing: they take as long as others. */
public final class FreshModels {
  private final PluginCreator plugins;
  private final RunConfigLoader configurations;
  private final ModelFiles files;

  /** Models of the given plug-ins. */
  @Inject
  public FreshModels(PluginCreator plugins, RunConfigLoader configurations, ModelFiles files) {
    this.plugins = plugins;
    this.configurations = configurations;
    this.files = files;
  }

  /**
   * A configuration.
   *
   * @param size tiny, small or base
   * @param settings over the defaults
   */
  RunConfig configuration(String size, List<String> settings) {
    List<String> all = new ArrayList<>();
    all.add("backbone.size=" + size);
    all.addAll(settings);
    return configurations.load(RunConfig.defaults(), all);
  }

  /** The renderer of a configuration. */
  TextRenderer renderer(RunConfig config) {
    return plugins.renderer(config.renderer(), config.layout());
  }

  /** A model with fresh values. The engine must run. */
  PixelModel model(RunConfig config, TextRenderer renderer) {
    InputShape input = InputShape.of(renderer, config.data().maxPatches());
    EncoderBackbone backbone = plugins.backbone(config.backbone(), input);
    Objective objective = plugins.objective(config.objective(), backbone, input);
    PixelModel model =
        new PixelModel(config.backbone().name(), backbone, config.objective().name(), objective);
    model.initialize(new RandomSource(config.seed()).stream("initialisation"));
    return model;
  }

  /** Writes a fresh model into a folder that is there. The engine must run. */
  void write(Path folder, RunConfig config) {
    TextRenderer renderer = renderer(config);
    try (PixelModel model = model(config, renderer)) {
      files.write(folder, model, RendererSettings.of(renderer), Map.of());
    }
  }

  /**
   * A new folder that is the caller's to remove.
   *
   * @throws PixelException if there is no room for it
   */
  static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("pixel-bench");
    } catch (IOException e) {
      throw new PixelException(
          "cannot make a temporary folder (%s); name one that may be written to"
              .formatted(e.getMessage()),
          e);
    }
  }
}
