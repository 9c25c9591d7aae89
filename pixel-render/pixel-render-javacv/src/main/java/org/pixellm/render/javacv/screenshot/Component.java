// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

/**
 * Ink that hangs together: a letter, a dot, a few letters that touch.
 *
 * @param label its number on the page
 * @param left first column
 * @param top first row
 * @param right column after the last
 * @param bottom row after the last
 * @param area pixels of ink
 */
record Component(int label, int left, int top, int right, int bottom, int area) {
  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }

  /** Twice the middle row. */
  int middle() {
    return top + bottom;
  }
}
