// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

import org.pixellm.plugins.render.ClusterDrawing;

/**
 * The smallest part of a run that a font draws as one: a letter, a mark of its own, a ligature. It
 * need not be what a reader sees as one character; {@link LineShaper} sees to that.
 *
 * @param start first UTF-16 index in the run
 * @param end UTF-16 index after the last
 * @param drawing ink and width in whole pixels
 */
public record GlyphShape(int start, int end, ClusterDrawing drawing) {
  /** Checks that there are characters. */
  public GlyphShape {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("no shape: characters [" + start + ", " + end + ")");
    }
  }
}
