// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import java.util.List;
import java.util.ServiceLoader;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.LayoutModeFactory;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextRendererFactory;

/** Renderers that tests draw with. */
final class Renderers {
  private Renderers() {}

  static TextRenderer harfbuzz() {
    return harfbuzz(HarfBuzzConfig.defaults());
  }

  static TextRenderer harfbuzz(HarfBuzzConfig configuration) {
    return harfbuzz(configuration, "continuous");
  }

  static TextRenderer harfbuzz(HarfBuzzConfig configuration, String mode) {
    for (LayoutModeFactory<?> factory : ServiceLoader.load(LayoutModeFactory.class)) {
      if (factory.name().equals(mode)) {
        return new HarfBuzzRendererFactory().create(configuration, withDefaults(factory));
      }
    }
    throw new AssertionError("no mode " + mode);
  }

  /** The other back end, found by its name. */
  static TextRenderer awt(LayoutMode mode) {
    for (TextRendererFactory<?> factory : ServiceLoader.load(TextRendererFactory.class)) {
      if (factory.name().equals("awt")) {
        return withDefaults(factory, mode);
      }
    }
    throw new AssertionError("awt is not on the class path");
  }

  private static <C extends Record> TextRenderer withDefaults(
      TextRendererFactory<C> factory, LayoutMode mode) {
    return factory.create(factory.defaults(), mode);
  }

  private static <C extends Record> LayoutMode withDefaults(LayoutModeFactory<C> factory) {
    return factory.create(factory.defaults());
  }

  /** With the baseline on another row, as the original has it where a fallback font is taller. */
  static HarfBuzzConfig withBaseline(int baseline) {
    HarfBuzzConfig c = HarfBuzzConfig.defaults();
    return new HarfBuzzConfig(
        c.fontSize(),
        c.patchSize(),
        baseline,
        c.kerning(),
        c.hinting(),
        c.fonts(),
        c.fallbackFonts(),
        c.rgb(),
        c.direction());
  }

  static HarfBuzzConfig inColour() {
    HarfBuzzConfig c = HarfBuzzConfig.defaults();
    return new HarfBuzzConfig(
        c.fontSize(),
        c.patchSize(),
        c.baseline(),
        c.kerning(),
        c.hinting(),
        c.fonts(),
        c.fallbackFonts(),
        true,
        c.direction());
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
        c.rgb(),
        c.direction());
  }
}
