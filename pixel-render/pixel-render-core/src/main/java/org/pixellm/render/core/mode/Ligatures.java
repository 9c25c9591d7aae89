// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.ShapedText;

/** Keeps the parts of a ligature together. */
final class Ligatures {
  private Ligatures() {}

  /** The cluster after the ligature, or the single cluster, that starts, at the left, with one. */
  static int end(ShapedText line, int cluster) {
    int end = cluster + 1;
    if (!line.whole(cluster)) {
      while (end < line.clusterCount() && goesOn(line, end)) {
        end++;
      }
    }
    return end;
  }

  /** Whether a cluster is part of a ligature that starts further left. */
  static boolean goesOn(ShapedText line, int cluster) {
    // The leftmost part has the ink of all.
    return !line.whole(cluster)
        && line.drawing(cluster).glyphs().isEmpty()
        && cluster > 0
        && !line.whole(cluster - 1);
  }
}
