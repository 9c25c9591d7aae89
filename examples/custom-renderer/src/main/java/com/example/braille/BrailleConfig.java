// SPDX-License-Identifier: Apache-2.0
package com.example.braille;

import org.pixellm.plugins.Help;

/**
 * The renderer's settings.
 *
 * @param dot height and width of a dot in pixels
 * @param gap pixels between dots
 */
public record BrailleConfig(
    @Help("height and width of a dot in pixels, 1 to 3") int dot,
    @Help("pixels between dots, 1 to 2") int gap) {
  /** Checks that four dots above each other fit into a patch. */
  public BrailleConfig {
    if (dot < 1 || dot > 3) {
      throw new IllegalArgumentException("dot must be 1 to 3 pixels, not " + dot);
    }
    if (gap < 1 || gap > 2) {
      throw new IllegalArgumentException("gap must be 1 to 2 pixels, not " + gap);
    }
    if (4 * dot + 3 * gap > 15) {
      throw new IllegalArgumentException(
          "dots of %d pixels with gaps of %d do not fit into a patch; make the gap 1"
              .formatted(dot, gap));
    }
  }
}
