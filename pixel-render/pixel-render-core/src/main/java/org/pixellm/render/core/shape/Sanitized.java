// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

/** Makes any string fit to be shaped, one UTF-16 unit for one, so that indices stay. */
final class Sanitized {
  private static final char REPLACEMENT = '\uFFFD';

  /** The danda that all Indic scripts use; the double one is next to it. */
  private static final char DANDA = '\u0964';

  private Sanitized() {}

  /**
   * The text with blanks for control characters, U+FFFD for surrogates without partner, and dandas
   * for the code points that the Indic blocks hold free for them.
   */
  static String of(String text) {
    char[] changed = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char safe = c;
      if (isBlankControl(c)) {
        safe = ' ';
      } else if (isLoneSurrogate(text, i)) {
        safe = REPLACEMENT;
      } else if (isReservedDanda(c)) {
        safe = (char) (DANDA + (c & 1));
      }
      if (safe != c) {
        if (changed == null) {
          changed = text.toCharArray();
        }
        changed[i] = safe;
      }
    }
    return changed == null ? text : new String(changed);
  }

  /**
   * Whether it is one of the places of dandas in the blocks from Bengali to Malayalam. Unicode
   * leaves them free and refers to the dandas of Devanagari; texts have them nevertheless, and no
   * font.
   */
  private static boolean isReservedDanda(char c) {
    return c >= 0x09E4 && c <= 0x0D65 && (c & 0x7E) == 0x64;
  }

  /** Whether it is a control character, or a line or paragraph separator. */
  static boolean isBlankControl(char c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == '\u2028' || c == '\u2029';
  }

  /** Whether the unit at an index is a surrogate without its partner. */
  static boolean isLoneSurrogate(String text, int index) {
    char c = text.charAt(index);
    if (!Character.isSurrogate(c)) {
      return false;
    }
    if (Character.isHighSurrogate(c)) {
      return index + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
  }
}
