// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.bitwise_not;
import static org.bytedeco.opencv.global.opencv_core.countNonZero;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.minMaxLoc;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGRA2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_OTSU;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;
import static org.bytedeco.opencv.global.opencv_photo.fastNlMeansDenoising;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.indexer.UByteRawIndexer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How much ink each pixel of a picture has: 0 for the paper, 255 for the darkest writing, or the
 * lightest where the paper is dark. Edges keep their shades.
 */
final class InkMap {
  /** Pictures with less between their darkest and lightest pixel show nothing. */
  private static final double LEAST_CONTRAST = 24;

  /** Grain of fewer grey levels than this is left alone. */
  private static final double LEAST_GRAIN = 4;

  /** Larger pictures are not smoothed: it takes a second for each million pixels. */
  private static final long MOST_DENOISED = 8_000_000;

  /** Share of full ink that counts as none: traces of JPEG compression. */
  private static final double TRACE = 0.08;

  private final boolean denoise;

  InkMap(boolean denoise) {
    this.denoise = denoise;
  }

  /**
   * The ink of a picture.
   *
   * @param picture 1, 3 or 4 channels
   * @return {@code [height, width]}, 8 bits; empty if the picture is of one colour
   */
  Optional<Mat> of(Mat picture) {
    Mat grey = grey(picture);
    if (contrast(grey) < LEAST_CONTRAST) {
      return Optional.empty();
    }
    double grain = denoise ? grain(grey) : 0;
    if (grain >= LEAST_GRAIN && grey.total() <= MOST_DENOISED) {
      Mat smooth = new Mat();
      fastNlMeansDenoising(grey, smooth, (float) (1.1 * grain), 5, 15);
      grey = smooth;
    }
    Mat light = new Mat();
    threshold(grey, light, 0, 255, THRESH_BINARY | THRESH_OTSU);
    if (2L * countNonZero(light) < grey.total()) {
      bitwise_not(grey, grey);
    }
    return Optional.of(stretched(grey));
  }

  private static Mat grey(Mat picture) {
    Mat eightBits = picture;
    if (picture.elemSize1() == 2) {
      eightBits = new Mat();
      picture.convertTo(eightBits, org.bytedeco.opencv.global.opencv_core.CV_8U, 1 / 257.0, 0);
    }
    Mat grey = new Mat();
    switch (eightBits.channels()) {
      case 4 -> cvtColor(onWhite(eightBits), grey, COLOR_BGR2GRAY);
      case 3 -> cvtColor(eightBits, grey, COLOR_BGR2GRAY);
      case 2 -> extractChannel(eightBits, grey, 0);
      default -> eightBits.copyTo(grey);
    }
    return grey;
  }

  /** Without transparency, as a browser would show it on an empty page. */
  private static Mat onWhite(Mat picture) {
    Mat opaque = new Mat(picture.rows(), picture.cols(), CV_8UC3);
    Mat alpha = new Mat(picture.rows(), picture.cols(), CV_8UC1);
    extractChannel(picture, alpha, 3);
    cvtColor(picture, opaque, COLOR_BGRA2BGR);
    UByteRawIndexer colours = opaque.createIndexer();
    UByteRawIndexer alphas = alpha.createIndexer();
    for (long y = 0; y < picture.rows(); y++) {
      for (long x = 0; x < picture.cols(); x++) {
        int a = alphas.get(y, x);
        for (long c = 0; a < 255 && c < 3; c++) {
          colours.put(y, x, c, (colours.get(y, x, c) * a + 255 * (255 - a)) / 255);
        }
      }
    }
    return opaque;
  }

  private static double contrast(Mat grey) {
    try (DoublePointer least = new DoublePointer(1);
        DoublePointer most = new DoublePointer(1)) {
      minMaxLoc(grey, least, most, null, null, null);
      return most.get() - least.get();
    }
  }

  /** The deviation of the paper's pixels: half of all neighbours differ by less than it says. */
  private static double grain(Mat grey) {
    UByteRawIndexer pixels = grey.createIndexer();
    long[] differences = new long[256];
    long count = 0;
    for (long y = 0; y < grey.rows(); y++) {
      for (long x = 1; x < grey.cols(); x++) {
        differences[Math.abs(pixels.get(y, x) - pixels.get(y, x - 1))]++;
        count++;
      }
    }
    long below = 0;
    int median = 0;
    while (below + differences[median] <= count / 2) {
      below += differences[median++];
    }
    // of the difference of two normal variables: 0.6745 * sqrt(2)
    return median / 0.954;
  }

  /** From paper and darkest writing to 0 and 255. */
  private static Mat stretched(Mat grey) {
    UByteRawIndexer pixels = grey.createIndexer();
    long[] histogram = new long[256];
    for (long y = 0; y < grey.rows(); y++) {
      for (long x = 0; x < grey.cols(); x++) {
        histogram[pixels.get(y, x)]++;
      }
    }
    int paper = 0;
    for (int level = 0; level < 256; level++) {
      paper = histogram[level] > histogram[paper] ? level : paper;
    }
    int darkest = darkest(histogram);
    double range = Math.max(1, paper - darkest);
    byte[] ink = new byte[256];
    for (int level = 0; level < 256; level++) {
      double share = ((paper - level) / range - TRACE) / (1 - TRACE);
      ink[level] = (byte) Math.round(255 * Math.min(1, Math.max(0, share)));
    }
    byte[] row = new byte[grey.cols()];
    Mat map = new Mat(grey.rows(), grey.cols(), CV_8UC1);
    for (int y = 0; y < grey.rows(); y++) {
      grey.ptr(y).get(row);
      for (int x = 0; x < row.length; x++) {
        row[x] = ink[row[x] & 0xFF];
      }
      map.ptr(y).put(row);
    }
    return map;
  }

  /** A level that few pixels are darker than, so that one stray pixel does not fade the text. */
  private static int darkest(long[] histogram) {
    long all = Arrays.stream(histogram).sum();
    long few = Math.max(1, all / 2000);
    long seen = 0;
    int level = 0;
    while (seen + histogram[level] < few) {
      seen += histogram[level++];
    }
    return level;
  }
}
