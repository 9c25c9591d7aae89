// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.LUT;

import org.bytedeco.opencv.opencv_core.Mat;

/** Fades ink towards white. */
final class LowContrast implements StripFilter {
  private static final int WHITE = 255;

  private final double fade;

  /**
   * Faded ink.
   *
   * @param fade share of the ink that is gone at severity 1
   */
  LowContrast(double fade) {
    this.fade = fade;
  }

  @Override
  public Mat filter(Mat strip, double severity, Draw draw) {
    byte[] faded = new byte[WHITE + 1];
    for (int value = 0; value <= WHITE; value++) {
      faded[value] = (byte) Math.round(WHITE - (1 - severity * fade) * (WHITE - value));
    }
    Mat table = new Mat(1, faded.length, CV_8UC1);
    table.ptr(0).put(faded);
    Mat pale = new Mat();
    LUT(strip, table, pale);
    return pale;
  }
}
