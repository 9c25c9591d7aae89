// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextRendererFactory;
import org.pixellm.render.core.StripRenderer;

/** Makes renderers that draw with HarfBuzz and FreeType. */
public final class HarfBuzzRendererFactory implements TextRendererFactory<HarfBuzzConfig> {
  static final String NAME = "harfbuzz";

  /** For {@link java.util.ServiceLoader}. */
  public HarfBuzzRendererFactory() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "draws with HarfBuzz and FreeType: the original's pixels, the same on every JDK";
  }

  @Override
  public HarfBuzzConfig defaults() {
    return HarfBuzzConfig.defaults();
  }

  @Override
  public TextRenderer create(HarfBuzzConfig configuration, LayoutMode mode) {
    return new StripRenderer(HarfBuzzBackend.create(configuration, mode.monospaced()), mode);
  }
}
