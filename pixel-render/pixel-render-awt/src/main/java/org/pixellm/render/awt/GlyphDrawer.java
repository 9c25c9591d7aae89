// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import java.awt.Shape;
import java.util.function.IntFunction;
import org.pixellm.plugins.render.GlyphImage;

/** Makes ink of outlines at one size. */
final class GlyphDrawer {
  private final OutlineRasterizer rasterizer = new OutlineRasterizer();
  private final double scale;

  private GlyphDrawer(double scale) {
    this.scale = scale;
  }

  /**
   * A drawer for a font.
   *
   * @param outlines the font's outlines by code point, in units, y down; null where it has none
   * @param configuration sizes
   */
  static GlyphDrawer create(IntFunction<Shape> outlines, AwtConfig configuration) {
    return new GlyphDrawer(configuration.fontSize() / AwtFace.UNITS);
  }

  /** The ink of an outline in units, y down. */
  GlyphImage draw(Shape outline) {
    return rasterizer.rasterize(
        java.awt.geom.AffineTransform.getScaleInstance(scale, scale)
            .createTransformedShape(outline));
  }
}
