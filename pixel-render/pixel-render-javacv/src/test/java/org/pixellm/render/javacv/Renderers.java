// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv;

import java.util.ServiceLoader;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextRendererFactory;
import org.pixellm.render.core.mode.ContinuousMode;
import org.pixellm.render.core.mode.ContinuousModeFactory;

/** Renderers by name, as an application finds them. */
public final class Renderers {
  private Renderers() {}

  /** A renderer with its defaults, in the continuous mode. */
  public static TextRenderer named(String name) {
    LayoutMode mode = new ContinuousMode(new ContinuousModeFactory().defaults());
    for (TextRendererFactory<?> factory : ServiceLoader.load(TextRendererFactory.class)) {
      if (factory.name().equals(name)) {
        return withDefaults(factory, mode);
      }
    }
    throw new IllegalArgumentException("no renderer " + name);
  }

  private static <C extends Record> TextRenderer withDefaults(
      TextRendererFactory<C> factory, LayoutMode mode) {
    return factory.create(factory.defaults(), mode);
  }
}
