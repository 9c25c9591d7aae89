// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

/**
 * Running text being made from examples: well-formed UTF-16 in which words are parted by one space.
 * White space of any kind, controls and zero bytes count as space, because none of them has a
 * picture; unpaired surrogates become U+FFFD.
 */
final class PassageText {
  /** From this on, used text is removed once it is more than half of what is held. */
  private static final int LEAST_REMOVED = 1 << 14;

  private final StringBuilder text = new StringBuilder();
  private int start;

  /** Adds an example, parted by a space from what is there. */
  void append(String example) {
    boolean space = true;
    for (int i = 0; i < example.length(); ) {
      int point = example.codePointAt(i);
      i += Character.charCount(point);
      if (Character.isWhitespace(point) || Character.isISOControl(point)) {
        space = true;
        continue;
      }
      if (space && length() > 0) {
        text.append(' ');
      }
      space = false;
      boolean unpaired = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
      text.appendCodePoint(unpaired ? 0xFFFD : point);
    }
  }

  int length() {
    return text.length() - start;
  }

  /** The first {@code length} chars, or one more if that would cut a surrogate pair. */
  String head(int length) {
    int end = Math.min(start + length, text.length());
    if (end < text.length()
        && end > start
        && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  /** Whether a word ends at an index: the text ends there, or a space stands there. */
  boolean wordEndsAt(int index) {
    return index >= length() || text.charAt(start + index) == ' ';
  }

  /** Removes the first {@code length} chars and a space after them. */
  void removeHead(int length) {
    start += length;
    if (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    if (start == text.length() || (start >= LEAST_REMOVED && start > text.length() / 2)) {
      text.delete(0, start);
      start = 0;
    }
  }
}
