// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.getRotationMatrix2D;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import org.bytedeco.javacpp.indexer.DoubleRawIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Sets a page straight. It is turned to the angle at which rows differ most: lines of text are then
 * dark, and what is between them white.
 */
final class Deskew {
  private static final int LARGEST_PREVIEW = 900;
  private static final double[] STEPS = {0.5, 0.1, 0.02};

  /** Degrees below which turning would blur more than it mends. */
  private static final double LEAST_ANGLE = 0.12;

  /** How much sharper rows must become. */
  private static final double LEAST_GAIN = 1.03;

  private final double maxAngle;

  Deskew(double maxAngle) {
    this.maxAngle = maxAngle;
  }

  /** The page set straight; the same if it is already. */
  Mat straighten(Mat ink) {
    if (maxAngle == 0) {
      return ink;
    }
    Mat preview = preview(ink);
    double angle = 0;
    double best = sharpness(preview, 0);
    double straight = best;
    double reach = maxAngle;
    for (double step : STEPS) {
      double centre = angle;
      for (double a = centre - reach; a <= centre + reach + 1e-9; a += step) {
        if (Math.abs(a) <= maxAngle) {
          double sharpness = sharpness(preview, a);
          if (sharpness > best) {
            best = sharpness;
            angle = a;
          }
        }
      }
      reach = step;
    }
    boolean turned = Math.abs(angle) >= LEAST_ANGLE && best > LEAST_GAIN * straight;
    return turned ? rotate(ink, angle, INTER_CUBIC) : ink;
  }

  private static Mat preview(Mat ink) {
    double scale = Math.min(1, LARGEST_PREVIEW / (double) Math.max(ink.cols(), ink.rows()));
    if (scale == 1) {
      return ink;
    }
    Mat small = new Mat();
    resize(ink, small, new Size(), scale, scale, INTER_AREA);
    return small;
  }

  private static double sharpness(Mat page, double angle) {
    Mat turned = angle == 0 ? page : rotate(page, angle, INTER_LINEAR);
    double[] rows = RowInk.of(turned);
    double sum = 0;
    for (int i = 1; i < rows.length; i++) {
      sum += (rows[i] - rows[i - 1]) * (rows[i] - rows[i - 1]);
    }
    if (angle != 0) {
      turned.close();
    }
    return sum;
  }

  /** Turned counter-clockwise, on a canvas that holds all of it. */
  private static Mat rotate(Mat ink, double degrees, int interpolation) {
    double radians = Math.toRadians(degrees);
    double sin = Math.abs(Math.sin(radians));
    double cos = Math.cos(radians);
    int width = (int) Math.ceil(ink.cols() * cos + ink.rows() * sin);
    int height = (int) Math.ceil(ink.cols() * sin + ink.rows() * cos);
    Mat turned = new Mat();
    try (Point2f centre = new Point2f(ink.cols() / 2f, ink.rows() / 2f);
        Mat matrix = getRotationMatrix2D(centre, degrees, 1);
        Size size = new Size(width, height);
        Scalar none = Scalar.all(0)) {
      DoubleRawIndexer entries = matrix.createIndexer();
      entries.put(0, 2, entries.get(0, 2) + (width - ink.cols()) / 2.0);
      entries.put(1, 2, entries.get(1, 2) + (height - ink.rows()) / 2.0);
      warpAffine(ink, turned, matrix, size, interpolation, BORDER_CONSTANT, none);
    }
    return turned;
  }
}
