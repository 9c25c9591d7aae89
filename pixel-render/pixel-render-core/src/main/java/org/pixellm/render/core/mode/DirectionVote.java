// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.TextInput;

/**
 * How the original and PIXEL-M4 tell a text's direction: at least two of its first, middle and last
 * character are letters read from right to left. ASCII white space, punctuation and digits do not
 * count as characters.
 */
final class DirectionVote {
  private static final int FIRST_RIGHT_TO_LEFT = 0x590;

  private DirectionVote() {}

  /** Whether an input is read from right to left: a list as a whole, of a pair both texts. */
  static boolean isRightToLeft(TextInput input) {
    if (input instanceof TextInput.Pair pair) {
      return isRightToLeft(pair.first()) && isRightToLeft(pair.second());
    }
    return isRightToLeft(String.join(" ", input.parts()));
  }

  private static boolean isRightToLeft(String text) {
    int counted = 0;
    boolean possible = false;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      counted += counts(character) ? 1 : 0;
      possible |= character >= FIRST_RIGHT_TO_LEFT;
      i += Character.charCount(character);
    }
    if (!possible || counted == 0) {
      return false;
    }
    int votes = 0;
    int place = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (counts(character)) {
        if (isRightToLeft(character)) {
          votes += place == 0 ? 1 : 0;
          votes += place == counted / 2 ? 1 : 0;
          votes += place == counted - 1 ? 1 : 0;
        }
        place++;
      }
      i += Character.charCount(character);
    }
    return votes >= 2;
  }

  private static boolean counts(int character) {
    if (character > 0x7F) {
      return true;
    }
    boolean letter =
        (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    boolean whiteSpace = character == ' ' || (character >= 0x9 && character <= 0xD);
    // What is neither letter, digit nor white space between space and delete is punctuation.
    return letter || (!whiteSpace && (character < ' ' || character == 0x7F));
  }

  private static boolean isRightToLeft(int character) {
    byte direction = Character.getDirectionality(character);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}
