// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.JoiningType;
import com.ibm.icu.lang.UProperty;

/** Whether letters join, as in Arabic, Syriac, N'Ko or Mongolian (Unicode's joining types). */
final class Joining {
  private static final int FIRST_JOINING = 0x600;

  private Joining() {}

  /**
   * Whether the last letter before a border joins the first after it.
   *
   * @param text the letters in reading order
   * @param start where to look from
   * @param border between the two
   * @param end up to where to look
   */
  static boolean joins(String text, int start, int border, int end) {
    if (text.charAt(start) < FIRST_JOINING || text.charAt(border) < FIRST_JOINING) {
      return false;
    }
    int before = JoiningType.TRANSPARENT;
    for (int i = border; i > start && before == JoiningType.TRANSPARENT; ) {
      int letter = text.codePointBefore(i);
      before = type(letter);
      i -= Character.charCount(letter);
    }
    if (before != JoiningType.DUAL_JOINING
        && before != JoiningType.LEFT_JOINING
        && before != JoiningType.JOIN_CAUSING) {
      return false;
    }
    int after = JoiningType.TRANSPARENT;
    for (int i = border; i < end && after == JoiningType.TRANSPARENT; ) {
      int letter = text.codePointAt(i);
      after = type(letter);
      i += Character.charCount(letter);
    }
    return after == JoiningType.DUAL_JOINING
        || after == JoiningType.RIGHT_JOINING
        || after == JoiningType.JOIN_CAUSING;
  }

  private static int type(int letter) {
    return UCharacter.getIntPropertyValue(letter, UProperty.JOINING_TYPE);
  }
}
