// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.List;

/**
 * What a cluster looks like, wherever it stands. Immutable; equal clusters may share one.
 *
 * @param advance width of its box in whole pixels, at least 0
 * @param glyphs its ink; none for a blank
 * @param missing its code points that no font could draw (a surrogate without its partner counts as
 *     one), once for each occurrence
 */
public record ClusterDrawing(int advance, List<PlacedGlyph> glyphs, List<Integer> missing) {
  /** Copies the lists. */
  public ClusterDrawing {
    if (advance < 0) {
      throw new IllegalArgumentException("a cluster " + advance + " pixels wide");
    }
    glyphs = List.copyOf(glyphs);
    missing = List.copyOf(missing);
  }

  /** A blank of a width in pixels. */
  public static ClusterDrawing blank(int advance) {
    return new ClusterDrawing(advance, List.of(), List.of());
  }
}
