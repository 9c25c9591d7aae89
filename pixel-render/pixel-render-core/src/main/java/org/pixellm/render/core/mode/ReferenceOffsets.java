// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.ShapedText;

/**
 * The original's offset map of a text that may be longer than a strip: which letter stands on each
 * patch boundary. It is made once, of all of the text, and windows are cut by it.
 */
final class ReferenceOffsets {
  private final ShapedText line;
  private final int[] order;
  private final int margin;
  private final int size;
  private final boolean rightToLeft;

  /**
   * The map of a line.
   *
   * @param line all of the text
   * @param margin blank pixels before it
   * @param size pixels of a patch
   * @param rightToLeft whether it is taken to be read from right to left
   */
  ReferenceOffsets(ShapedText line, int margin, int size, boolean rightToLeft) {
    this.line = line;
    this.order = Lines.readingOrder(line);
    this.margin = margin;
    this.size = size;
    this.rightToLeft = rightToLeft;
  }

  int width() {
    return line.width();
  }

  /**
   * UTF-16 index at which the next window starts.
   *
   * @param beyond patches of text, rounded up, that the last window has no room for
   * @param overlap patches that are drawn again
   */
  int restart(int beyond, int overlap) {
    if (rightToLeft) {
      int remaining = lettersBefore(beyond + overlap + 1);
      return line.start(order[order.length - Math.max(1, remaining)]);
    }
    int entries = Math.floorDiv(line.width() + 2 * margin + size - 1, size);
    return line.start(order[lettersBefore(Math.max(0, entries - beyond - overlap))]);
  }

  /**
   * Patches beyond the window that was just started.
   *
   * @param before the number before it was
   * @param overlap patches that are drawn again
   * @param width width of what is left of the text, from the new window's start
   * @param free pixels that are free for it
   */
  int beyond(int before, int overlap, int width, int free) {
    if (rightToLeft) {
      return Math.max(0, before + overlap - Math.min(margin + width, free) / size);
    }
    return Math.floorDiv(width - free + size - 1, size);
  }

  /**
   * Width in pixels of the text from a letter on, if it is read from left to right: told from the
   * map, because shaping what is left for every window would take the square of the text's length.
   *
   * @param start the letter's first UTF-16 index
   */
  int widthFrom(int start) {
    int low = 0;
    int high = line.clusterCount();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (line.start(middle) < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == line.clusterCount() ? 0 : line.width() - line.x(low);
  }

  boolean isLeftToRight() {
    return Lines.isLeftToRight(line);
  }

  /** Letters from the left before the one that stands on a patch boundary or starts there. */
  private int lettersBefore(int boundary) {
    int letter = 0;
    while (letter + 1 < line.clusterCount() && line.x(letter + 1) + margin <= boundary * size) {
      letter++;
    }
    return letter;
  }
}
