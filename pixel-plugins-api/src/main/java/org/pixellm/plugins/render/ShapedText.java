// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.List;

/**
 * A line of text as it looks: clusters from left to right, on whole pixels. Every character that
 * was shaped belongs to exactly one cluster. Immutable.
 *
 * @param clusters from left to right; reading order where all is read from left to right
 * @param width sum of the advances, in pixels
 * @param rightToLeft whether the line as a whole is read from right to left
 */
public record ShapedText(List<ShapedCluster> clusters, int width, boolean rightToLeft) {
  private static final ShapedText EMPTY = new ShapedText(List.of(), 0, false);

  /** Copies the list. */
  public ShapedText {
    clusters = List.copyOf(clusters);
  }

  /** A line of nothing. */
  public static ShapedText empty() {
    return EMPTY;
  }

  /** Whether reading order is the order from left to right. */
  public boolean inReadingOrder() {
    int end = 0;
    for (ShapedCluster cluster : clusters) {
      if (cluster.start() < end) {
        return false;
      }
      end = cluster.end();
    }
    return true;
  }
}
