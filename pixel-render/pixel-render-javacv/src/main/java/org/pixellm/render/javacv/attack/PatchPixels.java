// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC;

import org.bytedeco.opencv.opencv_core.Mat;
import org.pixellm.plugins.render.RenderedText;

/**
 * A copy of a text's pixels, stretches of which are taken out as pictures of OpenCV and put back.
 * Patches have one channel after another, red, green, blue; pictures have the channels of a pixel
 * together, blue, green, red. For one thread.
 */
final class PatchPixels {
  private final RenderedText clean;
  private final byte[] pixels;

  PatchPixels(RenderedText clean) {
    this.clean = clean;
    this.pixels = new byte[clean.patchCount() * clean.patchLength()];
    clean.copyPatches(0, clean.patchCount(), pixels, 0);
  }

  /** Patches {@code from} to before {@code to} as {@code [patch size, width]}. */
  Mat strip(int from, int to) {
    int size = clean.patchSize();
    Mat strip = new Mat(size, (to - from) * size, CV_8UC(clean.channels()));
    byte[] row = new byte[(to - from) * size * clean.channels()];
    for (int y = 0; y < size; y++) {
      for (int i = 0; i < row.length; i++) {
        row[i] = pixels[index(from, y, i)];
      }
      strip.ptr(y).put(row);
    }
    return strip;
  }

  /**
   * Puts a picture in the place of patches.
   *
   * @param from the first patch
   */
  void put(int from, Mat strip) {
    int size = clean.patchSize();
    if (strip.rows() != size
        || strip.cols() % size != 0
        || strip.type() != CV_8UC(clean.channels())) {
      throw new IllegalStateException(
          "a picture of %d x %d pixels of type %d is no strip of patches"
              .formatted(strip.cols(), strip.rows(), strip.type()));
    }
    byte[] row = new byte[strip.cols() * clean.channels()];
    for (int y = 0; y < size; y++) {
      strip.ptr(y).get(row);
      for (int i = 0; i < row.length; i++) {
        pixels[index(from, y, i)] = row[i];
      }
    }
  }

  /** Where the byte {@code i} of a picture's row stands in the patches. */
  private int index(int from, int y, int i) {
    int size = clean.patchSize();
    int channels = clean.channels();
    int x = i / channels;
    int channel = channels - 1 - i % channels;
    return (((from + x / size) * channels + channel) * size + y) * size + x % size;
  }

  /** The text with these pixels, which are handed over. */
  RenderedText text() {
    return new RenderedText(
        clean.patchSize(), clean.channels(), pixels, clean.alignment(), clean.missingGlyphs());
  }
}
