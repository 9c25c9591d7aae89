// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.GraphemeClusterBreak;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/** Where what a reader sees as one character ends (UAX 29, extended grapheme clusters). */
public final class GraphemeBreaks {
  private static final int FIRST_COMBINING = 0x300;

  private final BreakIterator prototype = BreakIterator.getCharacterInstance(ULocale.ROOT);

  /**
   * The ends of all clusters of a text, ascending; the last is the text's length.
   *
   * @param text any string
   */
  public int[] ends(String text) {
    if (isPlain(text)) {
      int[] ends = new int[text.length()];
      for (int i = 0; i < ends.length; i++) {
        ends[i] = i + 1;
      }
      return ends;
    }
    // An iterator is stateful; a clone of an untouched one is cheap and belongs to this call.
    BreakIterator breaks = prototype.clone();
    breaks.setText(text);
    int[] ends = new int[text.length()];
    int count = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      ends[count++] = end;
    }
    return java.util.Arrays.copyOf(ends, count);
  }

  /** Whether every character is a cluster: none combines, and no line feed follows a return. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= FIRST_COMBINING || c == '\r') {
        return false;
      }
    }
    return true;
  }

  /** Whether a code point after another can belong to the other's cluster. */
  static boolean mayContinue(int codePoint) {
    if (codePoint < FIRST_COMBINING) {
      return codePoint == '\n';
    }
    return switch (UCharacter.getIntPropertyValue(codePoint, UProperty.GRAPHEME_CLUSTER_BREAK)) {
      case GraphemeClusterBreak.EXTEND,
          GraphemeClusterBreak.ZWJ,
          GraphemeClusterBreak.SPACING_MARK,
          GraphemeClusterBreak.L,
          GraphemeClusterBreak.V,
          GraphemeClusterBreak.T,
          GraphemeClusterBreak.LV,
          GraphemeClusterBreak.LVT ->
          true;
      default -> false;
    };
  }
}
