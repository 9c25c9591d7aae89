// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

/** What parts words. */
public final class WhiteSpace {
  private WhiteSpace() {}

  /**
   * Whether a character is white space: a space of any width, breaking or not, or a control
   * character, which is drawn as a blank.
   */
  public static boolean is(char c) {
    // Most are letters, and these are quickly told from white space.
    return c <= ' '
        || (c > '~' && (c < 0xA0 || Character.isWhitespace(c) || Character.isSpaceChar(c)));
  }
}
