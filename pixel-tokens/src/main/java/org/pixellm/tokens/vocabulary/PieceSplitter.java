// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.vocabulary;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits text into the pieces within which tokens are made, in the way of GPT-2 (Radford et al.
 * 2019): letters, digits and other signs apart, each with the one space before it; an English
 * ending behind an apostrophe by itself. What is a letter ICU says, so that text has the same
 * tokens on every JDK.
 */
public final class PieceSplitter {
  private static final int LONGEST_ENDING = 2;

  private enum Kind {
    LETTER,
    MARK,
    NUMBER,
    SPACE,
    SIGN;

    static Kind of(int codePoint) {
      if (codePoint >= '\t' && codePoint <= '\r') {
        return SPACE;
      }
      return switch (UCharacter.getType(codePoint)) {
        case UCharacterCategory.UPPERCASE_LETTER,
            UCharacterCategory.LOWERCASE_LETTER,
            UCharacterCategory.TITLECASE_LETTER,
            UCharacterCategory.MODIFIER_LETTER,
            UCharacterCategory.OTHER_LETTER ->
            LETTER;
        case UCharacterCategory.NON_SPACING_MARK,
            UCharacterCategory.ENCLOSING_MARK,
            UCharacterCategory.COMBINING_SPACING_MARK ->
            MARK;
        case UCharacterCategory.DECIMAL_DIGIT_NUMBER,
            UCharacterCategory.LETTER_NUMBER,
            UCharacterCategory.OTHER_NUMBER ->
            NUMBER;
        case UCharacterCategory.SPACE_SEPARATOR,
            UCharacterCategory.LINE_SEPARATOR,
            UCharacterCategory.PARAGRAPH_SEPARATOR ->
            SPACE;
        default -> SIGN;
      };
    }

    /** Whether both stand in one piece. */
    boolean goesWith(Kind other) {
      return inPieces() == other.inPieces();
    }

    private Kind inPieces() {
      return this == MARK ? LETTER : this;
    }
  }

  /** Whether a character stands between words. */
  public static boolean isSpace(char c) {
    return Kind.of(c) == Kind.SPACE;
  }

  /** Where the pieces of a text end, ascending; the last is the text's length. */
  public List<Integer> ends(CharSequence text) {
    List<Integer> ends = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      at = end(text, at);
      ends.add(at);
    }
    return ends;
  }

  private static int end(CharSequence text, int start) {
    int ending = endOfEnding(text, start);
    if (ending > start) {
      return ending;
    }
    int first = text.charAt(start) == ' ' ? start + 1 : start;
    if (first < text.length()) {
      Kind kind = Kind.of(Character.codePointAt(text, first));
      if (kind != Kind.SPACE) {
        return endOfRun(text, first, kind);
      }
    }
    int end = endOfRun(text, start, Kind.SPACE);
    boolean lastIsOfNext = end < text.length() && end - start > 1;
    return lastIsOfNext ? end - 1 : end; // no white space is of two UTF-16 units
  }

  /** The end of an apostrophe with one letter or two behind it and no third; its start if none. */
  private static int endOfEnding(CharSequence text, int start) {
    if (text.charAt(start) != '\'') {
      return start;
    }
    int end = start + 1;
    int letters = 0;
    while (end < text.length() && Kind.of(Character.codePointAt(text, end)) == Kind.LETTER) {
      end += Character.charCount(Character.codePointAt(text, end));
      letters++;
      if (letters > LONGEST_ENDING) {
        return start;
      }
    }
    return letters == 0 ? start : end;
  }

  private static int endOfRun(CharSequence text, int start, Kind kind) {
    int end = start;
    while (end < text.length() && Kind.of(Character.codePointAt(text, end)).goesWith(kind)) {
      end += Character.charCount(Character.codePointAt(text, end));
    }
    return end;
  }

  /** The pieces of a text, which together are the text. */
  public List<String> split(String text) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int end : ends(text)) {
      pieces.add(text.substring(start, end));
      start = end;
    }
    return pieces;
  }
}
