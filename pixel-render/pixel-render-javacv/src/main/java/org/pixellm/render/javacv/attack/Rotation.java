// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.bitwise_not;
import static org.bytedeco.opencv.global.opencv_core.max;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import org.bytedeco.javacpp.indexer.DoubleRawIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Turns each word about the middle of its ink, one way or the other, and not so far that ink would
 * leave the strip. A word that is turned at a severity is turned the same way at every other one.
 */
final class Rotation implements StripFilter {
  private final double degrees;

  /**
   * Turned words.
   *
   * @param degrees at severity 1, where there is room
   */
  Rotation(double degrees) {
    this.degrees = degrees;
  }

  @Override
  public Mat filter(Mat strip, double severity, Draw draw) {
    Mat ink = new Mat();
    bitwise_not(strip, ink);
    Mat turned = new Mat(strip.size(), strip.type(), Scalar.all(0));
    InkColumns columns = InkColumns.of(ink);
    for (InkColumns.Word word : columns.words()) {
      Tilt tilt = new Tilt(columns, word);
      int sign = draw.at(word.inkFrom()).heads() ? 1 : -1;
      double most = Math.min(StrictMath.toRadians(degrees), tilt.limit(sign));
      add(ink, tilt, sign * severity * most, turned);
    }
    bitwise_not(turned, turned);
    return turned;
  }

  /** Draws a word's ink, turned, onto what is there. */
  private static void add(Mat ink, Tilt tilt, double angle, Mat turned) {
    InkColumns.Word word = tilt.word();
    // Room for what turns out over the word's own columns.
    int room = ink.rows();
    int from = Math.max(0, word.from() - room);
    int to = Math.min(ink.cols(), word.to() + room);
    Mat own = ink.colRange(word.from(), word.to());
    Mat canvas = new Mat();
    warpAffine(
        own,
        canvas,
        matrix(tilt, angle, from),
        new Size(to - from, ink.rows()),
        INTER_CUBIC,
        BORDER_CONSTANT,
        Scalar.all(0));
    Mat there = turned.colRange(from, to);
    max(there, canvas, there);
  }

  /** From places in the word's columns to places in columns from {@code from} on. */
  private static Mat matrix(Tilt tilt, double angle, int from) {
    double sin = StrictMath.sin(angle);
    double cos = StrictMath.cos(angle);
    // OpenCV counts from the middle of the first pixel.
    double x = tilt.middleX() - 0.5 - tilt.word().from();
    double y = tilt.middleY() - 0.5;
    double toX = tilt.middleX() - 0.5 - from + tilt.shift(angle);
    Mat matrix = new Mat(2, 3, CV_64F);
    DoubleRawIndexer entries = matrix.createIndexer();
    entries.put(0, 0, cos).put(0, 1, -sin).put(0, 2, toX - cos * x + sin * y);
    entries.put(1, 0, sin).put(1, 1, cos).put(1, 2, y - sin * x - cos * y);
    return matrix;
  }
}
