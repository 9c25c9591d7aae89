// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Writes a strip as a JPEG and reads it again. */
final class Jpeg implements StripFilter {
  private static final int BEST_QUALITY = 100;

  /** Most columns of a JPEG are 65,500; this is a whole number of its blocks of colour. */
  private static final int MOST_COLUMNS = 65_488;

  private final int worstQuality;

  /**
   * Compression.
   *
   * @param worstQuality quality at severity 1
   */
  Jpeg(int worstQuality) {
    this.worstQuality = worstQuality;
  }

  @Override
  public Mat filter(Mat strip, double severity, Draw draw) {
    int quality = (int) Math.round(BEST_QUALITY - severity * (BEST_QUALITY - worstQuality));
    Mat compressed = new Mat(strip.size(), strip.type());
    for (int from = 0; from < strip.cols(); from += MOST_COLUMNS) {
      int to = Math.min(strip.cols(), from + MOST_COLUMNS);
      // Blocks of grey are coded each by itself, so pieces give what the whole would.
      compress(strip.colRange(from, to), quality).copyTo(compressed.colRange(from, to));
    }
    return compressed;
  }

  private static Mat compress(Mat piece, int quality) {
    BytePointer bytes = new BytePointer();
    if (!imencode(".jpg", piece, bytes, new IntPointer(IMWRITE_JPEG_QUALITY, quality))) {
      throw new IllegalStateException("OpenCV wrote no JPEG");
    }
    Mat buffer = new Mat(1, Math.toIntExact(bytes.limit()), CV_8UC1, bytes);
    return imdecode(buffer, IMREAD_UNCHANGED);
  }
}
