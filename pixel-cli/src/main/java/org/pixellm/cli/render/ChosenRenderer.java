// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.cli.Output;
import org.pixellm.cli.RendererNotices;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.PluginKind;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.ConfigLoader;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;

/** Makes the renderer that the command line chose. */
final class ChosenRenderer {
  private final PluginCreator plugins;
  private final ConfigLoader configurations;
  private final ModelFiles models;
  private final Output output;

  @Inject
  ChosenRenderer(
      PluginCreator plugins, ConfigLoader configurations, ModelFiles models, Output output) {
    this.plugins = plugins;
    this.configurations = configurations;
    this.models = models;
    this.output = output;
  }

  /**
   * The renderer.
   *
   * @throws PixelException if there is none of the name, it has not a setting that is asked for, or
   *     it draws otherwise than it must
   */
  TextRenderer create(RendererArguments arguments) {
    if (arguments.like().isEmpty()) {
      if (arguments.strict()) {
        throw new PixelException("--strict-renderer needs --like: it compares with a model");
      }
      RunConfig usual = RunConfig.defaults();
      return create(
          arguments,
          arguments.renderer().map(PluginChoice::named).orElse(usual.renderer()),
          arguments.mode().map(PluginChoice::named).orElse(usual.layout()));
    }
    if (arguments.renderer().isPresent()) {
      throw new PixelException("choose one of --like and --renderer: a model names its renderer");
    }
    Path model = arguments.like().get();
    RendererSettings settings = models.readRenderer(model, arguments.mode());
    TextRenderer renderer = create(arguments, settings.renderer(), settings.layout());
    RendererNotices.check(arguments.strict(), output).check(model, settings, renderer);
    return renderer;
  }

  private TextRenderer create(
      RendererArguments arguments, PluginChoice renderer, PluginChoice layout) {
    RenderSettings chosen =
        configurations.load(
            new RenderSettings(withFlags(arguments, renderer), layout),
            Optional.empty(),
            arguments.settings());
    requireFlags(arguments, chosen.renderer().name());
    return plugins.renderer(chosen.renderer(), chosen.layout());
  }

  private static PluginChoice withFlags(RendererArguments arguments, PluginChoice renderer) {
    Map<String, Object> settings = new LinkedHashMap<>(renderer.options());
    for (RendererArguments.Flag flag : arguments.flags()) {
      settings.merge(flag.key(), flag.value(), ChosenRenderer::over);
    }
    return new PluginChoice(renderer.name(), settings);
  }

  /** A list comes before what was there, anything else replaces it. */
  private static Object over(Object there, Object flag) {
    if (there instanceof List<?> after && flag instanceof List<?> before) {
      List<Object> all = new ArrayList<>(before);
      all.addAll(after);
      return all;
    }
    return flag;
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
