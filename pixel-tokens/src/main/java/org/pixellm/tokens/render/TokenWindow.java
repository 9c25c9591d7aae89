// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.render;

import java.util.List;

/**
 * What of an input one window shows.
 *
 * @param ranges in order
 * @param end where it stops; behind the last part if it shows the rest
 */
record TokenWindow(List<Range> ranges, Place end) {

  /**
   * A place in an input.
   *
   * @param part index of the part
   * @param cluster index within the part
   */
  record Place(int part, int cluster) {}

  /**
   * Clusters of one part.
   *
   * @param part index of the part
   * @param from the first
   * @param to the one after the last
   * @param tokens how many tokens are shown; fewer than the clusters have if one alone is longer
   *     than a window
   */
  record Range(int part, int from, int to, int tokens) {}

  /** Copies the list. */
  TokenWindow {
    ranges = List.copyOf(ranges);
  }
}
