// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import jakarta.inject.Inject;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.tasks.model.OpenTask;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.plugins.PluginCreator;

/** What draws text for people to read: a model's own renderer, if it draws at all. */
public final class CaptionRenderer {
  private final PluginCreator plugins;

  /** Of the given plug-ins. */
  @Inject
  public CaptionRenderer(PluginCreator plugins) {
    this.plugins = plugins;
  }

  /**
   * A renderer that draws.
   *
   * @param own a model's; one that gives tokens draws nothing that could be read
   */
  public TextRenderer of(TextRenderer own) {
    RunConfig usual = RunConfig.defaults();
    return own.vocabulary() == 0 ? own : plugins.renderer(usual.renderer(), usual.layout());
  }

  /** Draws examples as a model sees them, or for one that sees tokens as a reader would. */
  public ExampleDrawing drawing(OpenTask task) {
    return new ExampleDrawing(of(task.renderer()), task.description(), task.model().head());
  }
}
