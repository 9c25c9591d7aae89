// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.example;

/** What stands in a file, as messages quote it: in one line, and not too long. */
public final class Quoted {
  private static final int MOST_CODE_POINTS = 60;

  private Quoted() {}

  /**
   * The text between quotes, cut off after sixty characters, with blanks for control characters.
   */
  public static String of(String text) {
    StringBuilder quoted = new StringBuilder("'");
    text.codePoints()
        .limit(MOST_CODE_POINTS)
        .map(c -> Character.getType(c) == Character.CONTROL || isSeparator(c) ? ' ' : c)
        .forEach(quoted::appendCodePoint);
    boolean cut = text.codePointCount(0, text.length()) > MOST_CODE_POINTS;
    return quoted.append(cut ? "...'" : "'").toString();
  }

  private static boolean isSeparator(int c) {
    return c == '\u2028' || c == '\u2029';
  }
}
