// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

/**
 * A level piece of an outline, in units, y up.
 *
 * @param y its height
 * @param minX left end
 * @param maxX right end
 * @param top whether the ink is below it
 * @param round whether it is the turn of a curve rather than a straight line
 */
record Segment(double y, double minX, double maxX, boolean top, boolean round) {
  /** How much of their widths two segments share; negative if they are apart. */
  double overlap(Segment other) {
    return Math.min(maxX, other.maxX) - Math.max(minX, other.minX);
  }
}
