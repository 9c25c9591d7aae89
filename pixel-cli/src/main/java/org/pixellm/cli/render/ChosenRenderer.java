// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.PluginKind;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.ConfigLoader;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.plugins.PluginCreator;

/** Makes the renderer that the command line chose. */
final class ChosenRenderer {
  private final PluginCreator plugins;
  private final ConfigLoader configurations;

  @Inject
  ChosenRenderer(PluginCreator plugins, ConfigLoader configurations) {
    this.plugins = plugins;
    this.configurations = configurations;
  }

  /**
   * The renderer.
   *
   * @throws PixelException if there is none of the name, or it has not a setting that is asked for
   */
  TextRenderer create(RendererArguments arguments) {
    RenderSettings chosen =
        configurations.load(
            new RenderSettings(
                new PluginChoice(arguments.renderer(), arguments.rendererSettings()),
                PluginChoice.named(arguments.mode())),
            Optional.empty(),
            arguments.settings());
    requireFlags(arguments, chosen.renderer().name());
    return plugins.renderer(chosen.renderer(), chosen.layout());
  }

  private void requireFlags(RendererArguments arguments, String renderer) {
    Map<String, Object> known =
        plugins.resolve(PluginKind.RENDERER, PluginChoice.named(renderer)).options();
    for (RendererArguments.Flag flag : arguments.flags()) {
      if (!known.containsKey(flag.key())) {
        throw new PixelException(
            "%s: the renderer %s has no setting %s; 'pixel plugins renderer' lists what each has"
                .formatted(flag.option(), renderer, flag.key()));
      }
    }
  }
}
