// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import java.util.List;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.mode.ContinuousConfig;
import org.pixellm.render.core.mode.ContinuousModeFactory;

/** Renderers that tests draw with. */
final class Renderers {
  private Renderers() {}

  static TextRenderer harfbuzz() {
    return harfbuzz(HarfBuzzConfig.defaults());
  }

  static TextRenderer harfbuzz(HarfBuzzConfig configuration) {
    LayoutMode mode = new ContinuousModeFactory().create(ContinuousConfig.defaults());
    return new HarfBuzzRendererFactory().create(configuration, mode);
  }

  static HarfBuzzConfig withFonts(List<String> fonts, List<String> fallbackFonts) {
    HarfBuzzConfig c = HarfBuzzConfig.defaults();
    return new HarfBuzzConfig(
        c.fontSize(),
        c.patchSize(),
        c.baseline(),
        c.kerning(),
        c.hinting(),
        fonts,
        fallbackFonts,
        c.rgb());
  }
}
