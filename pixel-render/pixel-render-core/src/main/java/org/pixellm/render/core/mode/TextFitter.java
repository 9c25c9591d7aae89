// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.ShapedText;
import org.pixellm.plugins.render.TextShaper;

/** Finds how much of a text fits into a width, without shaping much more than that. */
final class TextFitter {
  /** Letters are mostly wider; if not, more is shaped. */
  private static final int NARROW_LETTER = 4;

  private TextFitter() {}

  /**
   * As much of a text as fits.
   *
   * @param line the beginning of the text, perhaps longer than fits
   * @param clusters how many clusters of the line, from the left, are drawn
   * @param end UTF-16 index up to which they reach
   * @param width width of the line, or more than was allowed
   * @param complete whether the line is all of the text and fits
   */
  record Fitted(ShapedText line, int clusters, int end, int width, boolean complete) {}

  /** Shapes the passage's share of a part, or so much of it that it is wider than a width. */
  static ShapedText beginning(LayoutRequest request, int part, int width, TextShaper shaper) {
    String text = request.input().parts().get(part);
    int start = request.startIn(part);
    int end = request.endIn(part);
    int length = lettersFor(width);
    while (true) {
      int to = length < end - start ? breakNear(text, start + length, end) : end;
      ShapedText line = shaper.shape(text, start, to);
      if (to == end || line.width() > width + width / 8 + 64) {
        return line;
      }
      length *= 2;
    }
  }

  /** How many letters are wider than a width. */
  static int lettersFor(int width) {
    return Math.max(width, 0) / NARROW_LETTER + 32;
  }

  /**
   * Fits the passage's share of a part into a width in pixels.
   *
   * @param line its beginning, all of it or wider than {@code width}
   */
  static Fitted fit(
      LayoutRequest request, int part, ShapedText line, int width, TextShaper shaper) {
    int start = request.startIn(part);
    int end = request.endIn(part);
    if (line.width() <= width) {
      return new Fitted(line, line.clusterCount(), end, line.width(), true);
    }
    if (Lines.isLeftToRight(line)) {
      int clusters = startingBefore(line, width);
      return new Fitted(line, clusters, line.end(clusters - 1), line.width(), false);
    }
    // Both ends of what is seen may be in the middle of what is read: draw a shorter text afresh.
    String text = request.input().parts().get(part);
    int cut = wholeBefore(Lines.inReadingOrder(line), width);
    ShapedText shorter = shaper.shape(text, start, cut);
    while (shorter.width() > width && shorter.clusterCount() > 1) {
      cut = Lines.lastStart(shorter);
      shorter = shaper.shape(text, start, cut);
    }
    boolean complete = cut == end && shorter.width() <= width;
    return new Fitted(shorter, shorter.clusterCount(), cut, shorter.width(), complete);
  }

  /** A place near an index where nothing that belongs together is cut: mostly before a space. */
  static int breakNear(String text, int index, int end) {
    for (int i = index; i < Math.min(end, index + 64); i++) {
      if (text.charAt(i) == ' ') {
        return i;
      }
    }
    return Character.isLowSurrogate(text.charAt(index)) ? Math.min(index + 1, end) : index;
  }

  private static int startingBefore(ShapedText line, int width) {
    int count = 1;
    while (count < line.clusterCount() && line.x(count) < width) {
      count++;
    }
    return count;
  }

  /** The end of the longest beginning, in reading order, whose boxes fit; at least one cluster. */
  private static int wholeBefore(ShapedText reading, int width) {
    int fitting = 1;
    while (fitting < reading.clusterCount()
        && reading.x(fitting) + reading.advance(fitting) <= width) {
      fitting++;
    }
    return reading.end(fitting - 1);
  }
}
