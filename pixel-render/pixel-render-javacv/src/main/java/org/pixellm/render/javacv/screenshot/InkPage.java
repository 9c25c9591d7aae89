// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_OTSU;
import static org.bytedeco.opencv.global.opencv_imgproc.connectedComponentsWithStats;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.indexer.IntRawIndexer;
import org.bytedeco.javacpp.indexer.UByteRawIndexer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The ink of a page and the letters found in it. Specks, rules and frames are left out.
 *
 * @param ink {@code [height, width]}, 0 to 255
 * @param labels which component each pixel belongs to, 32 bits; 0 for none
 * @param components the letters
 * @param letterHeight their typical height in pixels
 */
record InkPage(Mat ink, Mat labels, List<Component> components, int letterHeight) {
  private static final int EIGHT_NEIGHBOURS = 8;

  /** Components longer than this, in letter heights, and flat are rules. */
  private static final int RULE_LENGTH = 8;

  /** Letters taller than this, in typical heights, are pictures or frames. */
  private static final int TALLEST = 6;

  /** Share of a letter's height squared that the smallest dot has. */
  private static final double SPECK = 0.012;

  /** Share of full ink that the darkest pixel of a small dot reaches. */
  private static final double DARK = 0.45;

  static InkPage of(Mat ink) {
    Mat binary = new Mat();
    threshold(ink, binary, 0, 255, THRESH_BINARY | THRESH_OTSU);
    Mat labels = new Mat();
    Mat statistics = new Mat();
    connectedComponentsWithStats(binary, labels, statistics, new Mat(), EIGHT_NEIGHBOURS, CV_32S);
    List<Component> all = components(statistics);
    int height = typicalHeight(all, ink);
    List<Component> letters =
        all.stream().filter(c -> isLetter(c, height) && isDark(c, height, ink, labels)).toList();
    return new InkPage(ink, labels, letters, height);
  }

  private static List<Component> components(Mat statistics) {
    IntRawIndexer table = statistics.createIndexer();
    List<Component> all = new ArrayList<>();
    for (int label = 1; label < statistics.rows(); label++) {
      int left = table.get(label, 0);
      int top = table.get(label, 1);
      all.add(
          new Component(
              label,
              left,
              top,
              left + table.get(label, 2),
              top + table.get(label, 3),
              table.get(label, 4)));
    }
    return all;
  }

  /** The height that half of the ink is in components below, frames and specks aside. */
  private static int typicalHeight(List<Component> all, Mat ink) {
    List<Component> sized =
        all.stream()
            .filter(c -> c.height() >= 3 && c.width() < ink.cols() / 2 + 2)
            .filter(c -> c.height() < Math.max(40, ink.rows() / 2))
            .filter(c -> c.width() < RULE_LENGTH * c.height())
            .sorted(Comparator.comparingInt(Component::height))
            .toList();
    long half = sized.stream().mapToLong(Component::area).sum() / 2;
    for (Component c : sized) {
      half -= c.area();
      if (half <= 0) {
        return c.height();
      }
    }
    return 0;
  }

  private static boolean isLetter(Component c, int height) {
    boolean speck = c.area() < Math.max(1, SPECK * height * height);
    boolean rule = c.width() > RULE_LENGTH * height && c.width() > 2 * RULE_LENGTH * c.height();
    return !speck && !rule && c.height() <= TALLEST * height;
  }

  /** Whether a small component is a dot of ink and no grain. */
  private static boolean isDark(Component c, int height, Mat ink, Mat labels) {
    if (c.height() > height / 2 || c.width() > height) {
      return true;
    }
    UByteRawIndexer pixels = ink.createIndexer();
    IntRawIndexer numbers = labels.createIndexer();
    int darkest = 0;
    for (long y = c.top(); y < c.bottom(); y++) {
      for (long x = c.left(); x < c.right(); x++) {
        if (numbers.get(y, x) == c.label()) {
          darkest = Math.max(darkest, pixels.get(y, x));
        }
      }
    }
    return darkest >= DARK * 255;
  }
}
