// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.place;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.ULocale;

/** How a word is written in capitals: not, its first letter, or all. */
public enum Capitals {
  /** As dictionaries have it. */
  NONE,
  /** The first letter. */
  FIRST,
  /** All letters, of more than one. */
  ALL;

  /** How a word is written. One with capitals elsewhere counts by its first letter. */
  public static Capitals of(String word) {
    String upper = UCharacter.toUpperCase(ULocale.ROOT, word);
    String lower = lower(word);
    if (word.equals(lower)) {
      return NONE;
    }
    if (word.equals(upper) && word.codePointCount(0, word.length()) > 1) {
      return ALL;
    }
    int first = word.codePointAt(0);
    return UCharacter.toLowerCase(first) == first ? NONE : FIRST;
  }

  /** A word without capitals. */
  public static String lower(String word) {
    return UCharacter.toLowerCase(ULocale.ROOT, word);
  }

  /** Writes a word so. */
  public String write(String word) {
    if (this == NONE || word.isEmpty()) {
      return word;
    }
    if (this == ALL) {
      return UCharacter.toUpperCase(ULocale.ROOT, word);
    }
    int first = word.codePointAt(0);
    return new StringBuilder()
        .appendCodePoint(UCharacter.toTitleCase(first))
        .append(word, Character.charCount(first), word.length())
        .toString();
  }
}
