// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

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
}
