// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import org.bytedeco.opencv.opencv_core.Mat;

/** How dark writing is: thin strokes of small letters never reach full ink. */
final class Darkness {
  private static final int LITTLE = 64;

  private Darkness() {}

  /** Mean ink of the pixels that have more than a little, 0 to 255; 0 if none has. */
  static double of(Mat ink) {
    byte[] row = new byte[ink.cols()];
    long sum = 0;
    long count = 0;
    for (int y = 0; y < ink.rows(); y++) {
      ink.ptr(y).get(row);
      for (byte value : row) {
        int level = value & 0xFF;
        if (level >= LITTLE) {
          sum += level;
          count++;
        }
      }
    }
    return count == 0 ? 0 : (double) sum / count;
  }
}
