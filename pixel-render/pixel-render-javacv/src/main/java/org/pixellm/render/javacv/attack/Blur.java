// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import static org.bytedeco.opencv.global.opencv_core.ALGO_HINT_ACCURATE;
import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.bitwise_not;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Lets ink run out by a Gaussian, onto white beyond the strip, too. */
final class Blur implements StripFilter {
  /** A Gaussian that is narrower has nothing, in 8 bits, for the pixels beside its middle. */
  private static final double LEAST_SIGMA = 0.1;

  /** Beyond so many sigmas a Gaussian is taken for 0, as OpenCV has it for bytes. */
  private static final double REACH = 3;

  private final double sigma;

  /**
   * A blur.
   *
   * @param sigma standard deviation at severity 1, in pixels
   */
  Blur(double sigma) {
    this.sigma = sigma;
  }

  @Override
  public Mat filter(Mat strip, double severity, Draw draw) {
    double now = severity * sigma;
    if (now < LEAST_SIGMA) {
      return strip;
    }
    int width = 2 * (int) Math.ceil(REACH * now) + 1;
    Mat ink = new Mat();
    Mat blurred = new Mat();
    bitwise_not(strip, ink); // what is beyond the edge counts as 0: white, as ink
    // The accurate way computes in whole numbers, which no thread or processor rounds otherwise.
    GaussianBlur(
        ink, blurred, new Size(width, width), now, now, BORDER_CONSTANT, ALGO_HINT_ACCURATE);
    bitwise_not(blurred, blurred);
    return blurred;
  }
}
