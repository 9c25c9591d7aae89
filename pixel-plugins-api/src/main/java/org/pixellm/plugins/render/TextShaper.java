// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.Objects;

/**
 * Turns text into clusters with ink. This is what a layout mode sees of a back end: fonts, scripts
 * and writing directions are dealt with behind it. Safe to share between threads.
 */
public interface TextShaper {

  /**
   * Shapes part of a text as one line.
   *
   * <p>Line breaks and other control characters are drawn as blanks, a surrogate without its
   * partner as U+FFFD. What no font can draw is drawn as a box and told of in {@link
   * ClusterDrawing#missing()}.
   *
   * @param text any string, also one that is not well-formed UTF-16
   * @param start first UTF-16 index
   * @param end UTF-16 index after the last
   * @return the line; its clusters' indices are those of {@code text}
   * @throws IndexOutOfBoundsException if the range is not within the text
   */
  ShapedText shape(String text, int start, int end);

  /**
   * Shapes each code point of part of a text for itself, as if nothing stood beside it: no letters
   * join, no marks are placed over letters, nothing is mirrored. A surrogate without its partner
   * counts as a code point.
   *
   * @param text any string, also one that is not well-formed UTF-16
   * @param start first UTF-16 index
   * @param end UTF-16 index after the last
   * @param rightToLeft whether the first code point stands at the right end, not at the left
   * @return a line with a cluster for each code point
   * @throws IndexOutOfBoundsException if the range is not within the text
   */
  default ShapedText shapeIsolated(String text, int start, int end, boolean rightToLeft) {
    Objects.checkFromToIndex(start, end, text.length());
    ShapedText.Builder line = new ShapedText.Builder(end - start);
    int at = rightToLeft ? end : start;
    while (rightToLeft ? at > start : at < end) {
      int length =
          Character.charCount(rightToLeft ? text.codePointBefore(at) : text.codePointAt(at));
      // Half of a pair may be all that is in the range.
      int from = rightToLeft ? Math.max(start, at - length) : at;
      int to = rightToLeft ? at : Math.min(end, at + length);
      line.add(from, to, rightToLeft, true, shape(text, from, to).drawing(0));
      at = rightToLeft ? from : to;
    }
    return line.build(rightToLeft);
  }

  /**
   * Whether all lines are read from right to left, whatever their letters; false if that is for
   * each line's letters to say.
   */
  default boolean alwaysRightToLeft() {
    return false;
  }
}
