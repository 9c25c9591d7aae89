// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.pixellm.plugins.render.GlyphImage;

/** Makes ink of outlines at one size. */
final class GlyphDrawer {
  private final OutlineRasterizer rasterizer = new OutlineRasterizer();
  private final UnaryOperator<Shape> toPixels;

  private GlyphDrawer(UnaryOperator<Shape> toPixels) {
    this.toPixels = toPixels;
  }

  /**
   * A drawer for a font.
   *
   * @param outlines the font's outlines by code point, in units, y down; null where it has none
   * @param configuration sizes
   */
  static GlyphDrawer create(IntFunction<Shape> outlines, AwtConfig configuration) {
    double scale = configuration.fontSize() / AwtFace.UNITS;
    if (configuration.gridFit()) {
      return new GlyphDrawer(new GridFit(scale, VerticalScale.of(outlines, scale))::fit);
    }
    return new GlyphDrawer(AffineTransform.getScaleInstance(scale, scale)::createTransformedShape);
  }

  /** The ink of an outline in units, y down. */
  GlyphImage draw(Shape outline) {
    return rasterizer.rasterize(toPixels.apply(outline));
  }
}
