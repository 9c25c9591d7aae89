// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.render;

import java.util.ServiceLoader;
import org.pixellm.plugins.PluginFactory;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.LayoutModeFactory;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextRendererFactory;

/** Renderers by name, with the settings of a user who wrote none. */
public final class Renderers {
  private Renderers() {}

  /** A renderer. */
  public static TextRenderer create(String backend, String mode) {
    return renderer(find(TextRendererFactory.class, backend), layout(mode));
  }

  private static LayoutMode layout(String name) {
    return mode(find(LayoutModeFactory.class, name));
  }

  private static <C extends Record> LayoutMode mode(LayoutModeFactory<C> factory) {
    return factory.create(factory.defaults());
  }

  private static <C extends Record> TextRenderer renderer(
      TextRendererFactory<C> factory, LayoutMode mode) {
    return factory.create(factory.defaults(), mode);
  }

  @SuppressWarnings("rawtypes") // ServiceLoader knows classes only, and these are generic.
  private static <F extends PluginFactory> F find(Class<F> kind, String name) {
    for (F factory : ServiceLoader.load(kind)) {
      if (factory.name().equals(name)) {
        return factory;
      }
    }
    throw new IllegalArgumentException("no " + kind.getSimpleName() + " is named " + name);
  }
}
