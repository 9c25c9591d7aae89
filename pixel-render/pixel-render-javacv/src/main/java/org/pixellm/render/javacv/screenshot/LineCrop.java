// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import java.util.BitSet;
import java.util.List;
import org.bytedeco.javacpp.indexer.IntRawIndexer;
import org.bytedeco.javacpp.indexer.UByteRawIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * The ink of one line alone: its letters and their soft edges, nothing of what is above or below.
 *
 * @param ink {@code [height, width]}, 0 to 255
 * @param left column of the page where it starts
 * @param top row of the page where it starts
 */
record LineCrop(Mat ink, int left, int top) {
  /** Pixels around a letter that belong to its edge. */
  private static final int EDGE = 2;

  static LineCrop of(InkPage page, List<Component> line) {
    int left = Math.max(0, line.stream().mapToInt(Component::left).min().orElseThrow() - EDGE);
    int top = Math.max(0, line.stream().mapToInt(Component::top).min().orElseThrow() - EDGE);
    int right = line.stream().mapToInt(Component::right).max().orElseThrow() + EDGE;
    int bottom = line.stream().mapToInt(Component::bottom).max().orElseThrow() + EDGE;
    right = Math.min(page.ink().cols(), right);
    bottom = Math.min(page.ink().rows(), bottom);
    Mat crop = new Mat(bottom - top, right - left, CV_8UC1, Scalar.all(0));
    copy(page, line, crop, left, top);
    return new LineCrop(crop, left, top);
  }

  private static void copy(InkPage page, List<Component> line, Mat crop, int left, int top) {
    BitSet own = new BitSet();
    line.forEach(c -> own.set(c.label()));
    UByteRawIndexer from = page.ink().createIndexer();
    UByteRawIndexer to = crop.createIndexer();
    IntRawIndexer labels = page.labels().createIndexer();
    for (int y = 0; y < crop.rows(); y++) {
      for (int x = 0; x < crop.cols(); x++) {
        int ink = from.get(top + y, left + x);
        if (ink > 0 && belongs(labels, page.ink(), own, top + y, left + x)) {
          to.put(y, x, ink);
        }
      }
    }
  }

  /** Whether a pixel is of the line's letters, or of the edge of one. */
  private static boolean belongs(IntRawIndexer labels, Mat page, BitSet own, int y, int x) {
    int label = labels.get(y, x);
    if (label != 0) {
      return own.get(label);
    }
    for (int j = Math.max(0, y - EDGE); j <= Math.min(page.rows() - 1, y + EDGE); j++) {
      for (int i = Math.max(0, x - EDGE); i <= Math.min(page.cols() - 1, x + EDGE); i++) {
        if (own.get(labels.get(j, i)) && labels.get(j, i) != 0) {
          return true;
        }
      }
    }
    return false;
  }
}
