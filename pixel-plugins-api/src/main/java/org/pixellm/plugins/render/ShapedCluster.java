// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.Objects;

/**
 * One cluster of a shaped line: its characters and its box.
 *
 * @param start first UTF-16 index in the text that was shaped
 * @param end UTF-16 index after the last
 * @param x left edge of its box in pixels from the left edge of the line
 * @param rightToLeft whether it is read from right to left
 * @param whole whether its ink is its own. False for each part of a ligature: the leftmost part
 *     holds the ink of all, so a mode that takes lines apart must keep the parts together
 * @param drawing its ink and its box's width
 */
public record ShapedCluster(
    int start, int end, int x, boolean rightToLeft, boolean whole, ClusterDrawing drawing) {
  /** Checks that there are characters. */
  public ShapedCluster {
    Objects.requireNonNull(drawing, "drawing");
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("no cluster: characters [" + start + ", " + end + ")");
    }
  }

  /** Width of its box in pixels. */
  public int advance() {
    return drawing.advance();
  }
}
