// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/**
 * How a renderer sets text, measured on what it draws, so that whatever its fonts and sizes are a
 * screenshot is set alike.
 *
 * @param patchSize height and width of a patch in pixels
 * @param channels 1 or 3
 * @param baseline row on which letters stand
 * @param xHeight height of small letters
 * @param wideXHeight the height that letters would have if they were scaled by as much as they are
 *     wide: glyphs are fitted to whole rows, and their widths are rounded
 * @param wordGap blank columns between words
 * @param darkness mean ink of pixels that have more than a little
 */
record TargetStyle(
    int patchSize,
    int channels,
    double baseline,
    double xHeight,
    double wideXHeight,
    int wordGap,
    double darkness) {
  private static final String SAMPLE =
      "The quick brown fox jumps over a lazy dog; nobody saw him, but everyone in the house heard it.";

  /**
   * Width of the sample by the height of small letters, in Noto Sans as designed: 45.19 em by 0.553
   * em, round letters and flat ones taken together.
   */
  private static final double SAMPLE_WIDTH = 81.7;

  static TargetStyle of(TextRenderer renderer) {
    Mat ink = strip(renderer, SAMPLE);
    InkPage page = InkPage.of(ink);
    List<List<Component>> lines = new LineFinder(page).find();
    if (lines.size() != 1) {
      throw new PixelException(
          "the renderer does not draw plain letters, so a screenshot cannot be made to look alike");
    }
    LineGeometry geometry = LineGeometry.of(page, lines.get(0));
    List<Component> line = lines.get(0);
    int width = line.stream().mapToInt(Component::right).max().orElseThrow() - line.get(0).left();
    return new TargetStyle(
        renderer.patchSize(),
        renderer.channels(),
        geometry.baseline(),
        geometry.xHeight(),
        width / SAMPLE_WIDTH,
        Math.max(1, widest(strip(renderer, "n n"))),
        Darkness.of(ink));
  }

  /** A text's ink without the separator. */
  private static Mat strip(TextRenderer renderer, String text) {
    RenderedText drawn = renderer.render(TextInput.of(text), 4096);
    int size = drawn.patchSize();
    int width = (drawn.patchCount() - 1) * size;
    Mat ink = new Mat(size, width, CV_8UC1);
    byte[] row = new byte[width];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < width; x++) {
        row[x] = (byte) (255 - drawn.pixel(0, x, y));
      }
      ink.ptr(y).put(row);
    }
    return ink;
  }

  /** The widest blank between two letters. */
  private static int widest(Mat ink) {
    InkStrip strip = new InkStrip(ink.rows());
    strip.add(ink, ink.cols(), 0);
    int widest = 0;
    int blanks = 0;
    for (int x = 0; x < strip.width(); x++) {
      blanks = strip.isBlank(x) ? blanks + 1 : 0;
      widest = Math.max(widest, blanks);
    }
    return widest;
  }
}
