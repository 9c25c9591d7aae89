// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.Objects;

/**
 * A glyph and where its pen stands, told from the start of its cluster on the baseline.
 *
 * @param image the ink
 * @param dx columns to the right
 * @param dy rows up
 */
public record PlacedGlyph(GlyphImage image, int dx, int dy) {
  /** Checks that there is an image. */
  public PlacedGlyph {
    Objects.requireNonNull(image, "image");
  }
}
