// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import org.bytedeco.opencv.opencv_core.Mat;

/** Disturbs a stretch of text in which no separator stands. Safe to share between threads. */
@FunctionalInterface
interface StripFilter {

  /**
   * The strip, disturbed.
   *
   * @param strip {@code [patch size, width]} of unsigned bytes, white 255, grey or blue, green,
   *     red; it is not changed
   * @param severity above 0, up to 1
   * @param draw the strip's random numbers
   * @return as large, of the same type
   */
  Mat filter(Mat strip, double severity, Draw draw);
}
