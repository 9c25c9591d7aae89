// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

/**
 * A height at which letters of a script end together, such as the baseline or the top of small
 * letters, and the pixel row that it is given.
 *
 * @param top whether letters end there at the top
 * @param flat where flat letters end, in units, y up
 * @param round where round letters end, which go a little farther
 * @param flatRow where flat letters end in pixels: a whole number
 * @param roundRow where round letters end in pixels
 */
record AlignmentZone(boolean top, double flat, double round, double flatRow, double roundRow) {
  /** In pixels: rounds that go farther out than this make a zone useless. */
  private static final double FARTHEST_ROUND = 0.75;

  /** In pixels: rounds that go out less are drawn as flats. */
  private static final double LEAST_ROUND = 0.5;

  /**
   * A zone at a size.
   *
   * @param scale pixels to a unit
   */
  static AlignmentZone at(boolean top, double flat, double round, double scale) {
    double row = Math.floor(flat * scale + 0.5);
    double out = Math.abs(round - flat) * scale < LEAST_ROUND ? 0 : Math.signum(round - flat);
    return new AlignmentZone(top, flat, round, row, row + out);
  }

  /** Whether rounds and flats end near enough to be drawn together. */
  boolean isUsable(double scale) {
    return Math.abs(round - flat) * scale <= FARTHEST_ROUND;
  }
}
