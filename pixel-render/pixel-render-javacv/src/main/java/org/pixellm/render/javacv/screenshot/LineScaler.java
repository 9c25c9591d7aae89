// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import org.bytedeco.javacpp.indexer.DoubleRawIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Scales a line so that its letters have a renderer's height and stand on its baseline: first onto
 * a grid several times as fine, at the right place to a part of a pixel, then down by averaging.
 */
final class LineScaler {
  private static final double FINENESS = 3;
  private static final int FINEST = 24;
  private static final double LEAST_GAIN = 0.7;
  private static final double MOST_GAIN = 2.5;
  private static final double GAIN_STEP = 1.06;

  private final TargetStyle target;

  LineScaler(TargetStyle target) {
    this.target = target;
  }

  /** Columns that a line will have. */
  long width(LineCrop crop, LineGeometry geometry) {
    return (long) Math.ceil(crop.ink().cols() * target.wideXHeight() / wideXHeight(geometry));
  }

  /** The line's ink, {@code [patch size, width]}. */
  Mat scale(LineCrop crop, LineGeometry geometry) {
    double down = target.xHeight() / geometry.xHeight();
    double across = target.wideXHeight() / wideXHeight(geometry);
    int fine = (int) Math.min(FINEST, Math.max(2, Math.ceil(FINENESS / Math.min(down, across))));
    int columns = Math.toIntExact(width(crop, geometry));
    int rows = target.patchSize();
    Mat strip = new Mat();
    try (Mat matrix = new Mat(2, 3, CV_64F);
        Size fineSize = new Size(columns * fine, rows * fine);
        Size size = new Size(columns, rows);
        Scalar none = Scalar.all(0);
        Mat large = new Mat()) {
      double x = fine * across;
      double y = fine * down;
      DoubleRawIndexer entries = matrix.createIndexer();
      // OpenCV counts from the middle of the first pixel
      entries.put(0, 0, x).put(0, 1, 0).put(0, 2, x * 0.5 - 0.5);
      entries.put(1, 0, 0).put(1, 1, y);
      entries.put(
          1, 2, y * (0.5 + crop.top() - geometry.baseline()) + fine * target.baseline() - 0.5);
      warpAffine(crop.ink(), large, matrix, fineSize, INTER_CUBIC, BORDER_CONSTANT, none);
      resize(large, strip, size, 0, 0, INTER_AREA);
    }
    evenDarkness(strip);
    return strip;
  }

  /** The height of small letters by which the line is scaled across; see {@link TargetStyle}. */
  private static double wideXHeight(LineGeometry geometry) {
    return geometry.xHeight();
  }

  /** Makes the strip as dark as the renderer's. */
  private void evenDarkness(Mat strip) {
    double gain = 1;
    // What is near full ink grows no darker, so the gain is found by steps.
    while (gain < MOST_GAIN && darkness(strip, gain * GAIN_STEP) <= target.darkness()) {
      gain *= GAIN_STEP;
    }
    while (gain > LEAST_GAIN && darkness(strip, gain) > target.darkness() * GAIN_STEP) {
      gain /= GAIN_STEP;
    }
    strip.convertTo(strip, -1, gain, 0);
  }

  private static double darkness(Mat strip, double gain) {
    try (Mat scaled = new Mat()) {
      strip.convertTo(scaled, -1, gain, 0);
      return Darkness.of(scaled);
    }
  }
}
