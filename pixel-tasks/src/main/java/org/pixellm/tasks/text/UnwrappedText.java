// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.text;

/** Undoes hard wrapping: line ends, with the white space around them, become one space. */
final class UnwrappedText {
  private UnwrappedText() {}

  static String of(String text) {
    StringBuilder joined = new StringBuilder(text.length());
    int index = 0;
    while (index < text.length()) {
      int end = index;
      boolean lineEnd = false;
      while (end < text.length() && BreakFinder.isSpace(text.charAt(end))) {
        lineEnd |= text.charAt(end) == '\n' || text.charAt(end) == '\r';
        end++;
      }
      if (lineEnd) {
        joined.append(' ');
      } else {
        joined.append(text, index, end);
      }
      if (end < text.length()) {
        joined.append(text.charAt(end));
      }
      index = end + 1;
    }
    return joined.toString().strip();
  }
}
