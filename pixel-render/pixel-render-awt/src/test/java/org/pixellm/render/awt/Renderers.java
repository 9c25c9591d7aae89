// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import java.util.List;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.mode.ContinuousConfig;
import org.pixellm.render.core.mode.ContinuousModeFactory;
import org.pixellm.render.core.shape.BaseDirection;

/** Renderers that tests draw with. */
final class Renderers {
  private Renderers() {}

  static TextRenderer awt() {
    return awt(AwtConfig.defaults());
  }

  static TextRenderer awt(AwtConfig configuration) {
    LayoutMode mode = new ContinuousModeFactory().create(ContinuousConfig.defaults());
    return new AwtRendererFactory().create(configuration, mode);
  }

  static AwtConfig withFonts(List<String> fonts) {
    return withFonts(fonts, List.of());
  }

  static AwtConfig withFonts(List<String> fonts, List<String> fallbackFonts) {
    AwtConfig defaults = AwtConfig.defaults();
    return new AwtConfig(
        defaults.fontSize(),
        defaults.patchSize(),
        defaults.baseline(),
        defaults.kerning(),
        defaults.gridFit(),
        fonts,
        fallbackFonts,
        false,
        false,
        BaseDirection.AUTO);
  }

  static AwtConfig drawing(boolean rgb, BaseDirection direction) {
    AwtConfig defaults = AwtConfig.defaults();
    return new AwtConfig(
        defaults.fontSize(),
        defaults.patchSize(),
        defaults.baseline(),
        defaults.kerning(),
        defaults.gridFit(),
        defaults.fonts(),
        defaults.fallbackFonts(),
        false,
        rgb,
        direction);
  }
}
