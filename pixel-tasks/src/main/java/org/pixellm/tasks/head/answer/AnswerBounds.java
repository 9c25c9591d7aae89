// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.answer;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * From the patches where an answer begins and ends to its characters. A patch shows several, so the
 * answer begins with the first word that begins in the first patch, and ends with the last one that
 * ends in the last; a word that covers a patch is taken whole. Scripts that do not part words have
 * none to go by: there the patches' characters are taken. White space and punctuation at the ends
 * are left out.
 */
final class AnswerBounds {
  private static final Set<UnicodeScript> WITHOUT_SPACES =
      Set.copyOf(
          EnumSet.of(
              UnicodeScript.HAN,
              UnicodeScript.HIRAGANA,
              UnicodeScript.KATAKANA,
              UnicodeScript.BOPOMOFO,
              UnicodeScript.YI,
              UnicodeScript.THAI,
              UnicodeScript.LAO,
              UnicodeScript.KHMER,
              UnicodeScript.MYANMAR,
              UnicodeScript.TIBETAN,
              UnicodeScript.JAVANESE,
              UnicodeScript.BALINESE));

  /** Punctuation of no direction that ends or begins no answer; others, such as %, may. */
  private static final String OUTER = ".,;:!?'\"…。、，．；：！？؟،؛۔।॥·";

  private final String text;

  /**
   * Characters of a context: {@code start} to before {@code end}; empty if nothing is left.
   *
   * @param start UTF-16 index
   * @param end UTF-16 index
   */
  record Range(int start, int end) {}

  AnswerBounds(String text) {
    this.text = text;
  }

  /**
   * The answer between two patches.
   *
   * @param first characters of the first patch
   * @param last characters of the last patch
   */
  Range between(Range first, Range last) {
    int start = start(first);
    int end = end(last);
    if (start >= end) { // two words in one patch: the one of which more is in it
      int gap = firstSpace(first);
      int lastGap = lastSpace(last);
      boolean takeLeft = gap - first.start() >= last.end() - lastGap - 1;
      start = takeLeft ? back(first.start()) : lastGap + 1;
      end = takeLeft ? gap : forward(last.end());
    }
    return trimmed(start, Math.max(start, end));
  }

  /**
   * Where the first word begins that begins in a range; that of the word around it if none does.
   */
  private int start(Range range) {
    if (range.start() > 0 && joined(range.start())) {
      int space = firstSpace(range);
      int next = space;
      while (next < range.end() && isSpace(next)) {
        next++;
      }
      return next < range.end() ? next : back(range.start());
    }
    return range.start();
  }

  /** Where the last word ends that ends in a range; that of the word around it if none does. */
  private int end(Range range) {
    if (range.end() < text.length() && joined(range.end())) {
      int before = lastSpace(range);
      while (before >= range.start() && isSpace(before)) {
        before--;
      }
      return before >= range.start() ? before + 1 : forward(range.end());
    }
    return range.end();
  }

  private int firstSpace(Range range) {
    int at = range.start();
    while (at < range.end() && !isSpace(at)) {
      at++;
    }
    return at;
  }

  private int lastSpace(Range range) {
    int at = range.end() - 1;
    while (at >= range.start() && !isSpace(at)) {
      at--;
    }
    return at;
  }

  private boolean isSpace(int index) {
    return Character.isWhitespace(text.charAt(index)) || Character.isSpaceChar(text.charAt(index));
  }

  /** Whether the characters before and after an index belong to one word. */
  private boolean joined(int index) {
    return inWord(text.codePointBefore(index)) && inWord(text.codePointAt(index));
  }

  private static boolean inWord(int codePoint) {
    int type = Character.getType(codePoint);
    boolean mark =
        type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || type == Character.CONNECTOR_PUNCTUATION
            || type == Character.FORMAT;
    return (mark || Character.isLetterOrDigit(codePoint))
        && !WITHOUT_SPACES.contains(UnicodeScript.of(codePoint));
  }

  private int back(int index) {
    int at = index;
    while (at > 0 && at < text.length() && joined(at)) {
      at -= Character.charCount(text.codePointBefore(at));
    }
    return at;
  }

  private int forward(int index) {
    int at = index;
    while (at > 0 && at < text.length() && joined(at)) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private Range trimmed(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && outer(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && outer(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return new Range(start, end);
  }

  private static boolean outer(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.DASH_PUNCTUATION ->
          true;
      default ->
          Character.isWhitespace(codePoint)
              || Character.isSpaceChar(codePoint)
              || OUTER.indexOf(codePoint) >= 0;
    };
  }
}
