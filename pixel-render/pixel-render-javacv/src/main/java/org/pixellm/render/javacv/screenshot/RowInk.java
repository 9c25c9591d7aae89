// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.REDUCE_SUM;
import static org.bytedeco.opencv.global.opencv_core.reduce;

import org.bytedeco.opencv.opencv_core.Mat;

/** How much ink the rows of a picture have. */
final class RowInk {
  private RowInk() {}

  /** Sums of rows, from the top. */
  static double[] of(Mat ink) {
    double[] sums = new double[ink.rows()];
    try (Mat column = new Mat()) {
      reduce(ink, column, 1, REDUCE_SUM, CV_64F);
      new org.bytedeco.javacpp.DoublePointer(column.data()).get(sums);
    }
    return sums;
  }
}
