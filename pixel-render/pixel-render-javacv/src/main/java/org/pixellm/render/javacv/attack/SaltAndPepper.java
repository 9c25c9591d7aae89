// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;

/** Makes single pixels black or white. A pixel that is hit at a severity is at every higher one. */
final class SaltAndPepper implements StripFilter {
  private static final byte BLACK = 0;
  private static final byte WHITE = (byte) 255;

  private final double share;

  /**
   * Noise.
   *
   * @param share of the pixels that are hit at severity 1
   */
  SaltAndPepper(double share) {
    this.share = share;
  }

  @Override
  public Mat filter(Mat strip, double severity, Draw draw) {
    double now = severity * share;
    Mat noisy = strip.clone();
    int channels = strip.channels();
    byte[] row = new byte[strip.cols() * channels];
    for (int y = 0; y < strip.rows(); y++) {
      strip.ptr(y).get(row);
      for (int x = 0; x < strip.cols(); x++) {
        Draw pixel = draw.at((long) x * strip.rows() + y);
        if (pixel.below(now)) {
          Arrays.fill(row, x * channels, (x + 1) * channels, pixel.heads() ? BLACK : WHITE);
        }
      }
      noisy.ptr(y).put(row);
    }
    return noisy;
  }
}
