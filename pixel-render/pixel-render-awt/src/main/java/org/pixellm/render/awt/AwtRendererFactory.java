// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextRendererFactory;
import org.pixellm.render.core.StripRenderer;

/** Makes renderers that draw with Java2D. */
public final class AwtRendererFactory implements TextRendererFactory<AwtConfig> {
  static final String NAME = "awt";

  /** For {@link java.util.ServiceLoader}. */
  public AwtRendererFactory() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "draws with the JDK and bundled fonts; nothing to install";
  }

  @Override
  public AwtConfig defaults() {
    return AwtConfig.defaults();
  }

  @Override
  public TextRenderer create(AwtConfig configuration, LayoutMode mode) {
    FaceLoader loader = new FaceLoader(configuration);
    return new StripRenderer(
        new AwtBackend(configuration, AwtFaces.load(loader, configuration, mode.monospaced())),
        mode);
  }
}
