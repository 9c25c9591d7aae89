// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.List;
import java.util.Objects;

/**
 * Some clusters of a shaped line, placed on a strip.
 *
 * @param part which part of the input they are of
 * @param text the line
 * @param fromCluster index of the first of its clusters that is drawn, counted from left to right
 * @param toCluster index after the last
 * @param x column of the strip where the line's left edge would be; the first cluster drawn is at
 *     {@code x + text.x(fromCluster)}
 * @param clipEnd column before which the run's ink ends; a cluster that straddles it is cut
 */
public record PlacedRun(
    int part, ShapedText text, int fromCluster, int toCluster, int x, int clipEnd) {
  /** Checks the range of clusters. */
  public PlacedRun {
    Objects.requireNonNull(text, "text");
    Objects.checkFromToIndex(fromCluster, toCluster, text.clusterCount());
  }

  /** All of a line. */
  public static PlacedRun whole(int part, ShapedText text, int x, int clipEnd) {
    return new PlacedRun(part, text, 0, text.clusterCount(), x, clipEnd);
  }

  /** The clusters drawn, from left to right, with places relative to the line. */
  public List<ShapedCluster> clusters() {
    return text.clusters().subList(fromCluster, toCluster);
  }
}
