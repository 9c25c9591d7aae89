// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

/**
 * Cuts runs into pieces that are shaped, and remembered, on their own: a word with its space, or a
 * single ideograph, or a tab. No script joins letters across such a cut.
 */
final class Tokens {
  /**
   * Longest piece, in UTF-16 units. Text without spaces is cut here, and a pile of marks too: time
   * to shape a piece grows faster than its length in some shapers.
   */
  static final int LONGEST = 256;

  private Tokens() {}

  /**
   * The end of the piece that starts at an index.
   *
   * @param text what is cut
   * @param start where the piece starts
   * @param limit where the run ends
   */
  static int end(String text, int start, int limit) {
    int i = start;
    while (i < limit) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (i >= limit) {
        return limit;
      }
      char next = text.charAt(i);
      boolean separable = codePoint == ' ' || standsAlone(codePoint) || standsAlone(next);
      if (separable && !continues(text, i)) {
        return i;
      }
      if (i - start >= LONGEST && (i - start >= 2 * LONGEST || !continues(text, i))) {
        return i;
      }
    }
    return limit;
  }

  private static boolean continues(String text, int index) {
    int next = text.codePointAt(index);
    // A Hangul syllable of its own starts anew, unless loose jamo came before: then cut later.
    return GraphemeBreaks.mayContinue(next) && !isSyllable(next);
  }

  private static boolean standsAlone(int c) {
    return c == '\t' || (c >= 0x2E80 && c < 0xA4D0) || isSyllable(c);
  }

  private static boolean isSyllable(int c) {
    return c >= 0xAC00 && c < 0xD7A4;
  }
}
