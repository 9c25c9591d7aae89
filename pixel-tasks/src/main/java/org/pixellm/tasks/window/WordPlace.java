// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.window;

/**
 * Where a word is looked at.
 *
 * @param window which of the windows of its input
 * @param firstPatch the leftmost patch of that window that the word touches
 * @param endPatch the patch after the rightmost
 */
public record WordPlace(int window, int firstPatch, int endPatch) {
  /** Checks the range. */
  public WordPlace {
    if (window < 0 || firstPatch < 0 || endPatch <= firstPatch) {
      throw new IllegalArgumentException(
          "no place: window %d, patches [%d, %d)".formatted(window, firstPatch, endPatch));
    }
  }
}
