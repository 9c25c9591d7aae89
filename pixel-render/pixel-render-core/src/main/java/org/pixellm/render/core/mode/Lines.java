// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import java.util.Arrays;
import org.pixellm.plugins.render.ShapedText;

/** Orders of clusters: as they are seen, from left to right, and as they are read. */
final class Lines {
  private Lines() {}

  /** Whether all of a line is read from left to right, so that both orders are one. */
  static boolean isLeftToRight(ShapedText line) {
    for (int i = 0; i < line.clusterCount(); i++) {
      if (line.rightToLeft(i)) {
        return false;
      }
    }
    return line.inReadingOrder();
  }

  /** Indices of a line's clusters in reading order. */
  static int[] readingOrder(ShapedText line) {
    int count = line.clusterCount();
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = (long) line.start(i) << 32 | i;
    }
    Arrays.sort(keys);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }

  /** The line as if its clusters were seen, from left to right, as they are read. */
  static ShapedText inReadingOrder(ShapedText line) {
    return reordered(line, readingOrder(line));
  }

  /** The clusters of a line in another order from left to right. */
  static ShapedText reordered(ShapedText line, int[] order) {
    ShapedText.Builder other = new ShapedText.Builder(order.length);
    for (int i : order) {
      other.append(line, i, i + 1, 0);
    }
    return other.build(line.rightToLeft());
  }

  /** UTF-16 index at which the cluster that is read last starts. */
  static int lastStart(ShapedText line) {
    int last = 0;
    for (int i = 0; i < line.clusterCount(); i++) {
      last = Math.max(last, line.start(i));
    }
    return last;
  }
}
