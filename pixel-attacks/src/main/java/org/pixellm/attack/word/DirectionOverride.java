// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterDirection;
import java.util.Collections;
import java.util.List;
import org.pixellm.attack.place.Clusters;
import org.pixellm.attack.place.Draw;
import org.pixellm.attack.place.WordAttack;

/**
 * Puts a word between an override of its direction (UAX 9) and its end. Marks of the word's own
 * direction stand around these: words that follow each other would else make one run of the other
 * direction, in which the words themselves change places.
 */
final class DirectionOverride implements WordAttack.Change {
  private static final char LEFT_TO_RIGHT = '\u202D';
  private static final char RIGHT_TO_LEFT = '\u202E';
  private static final char END = '\u202C';
  private static final char LEFT_TO_RIGHT_MARK = '\u200E';
  private static final char RIGHT_TO_LEFT_MARK = '\u200F';

  private final Clusters clusters = new Clusters();
  private final BidiConfig.Looks looks;

  DirectionOverride(BidiConfig.Looks looks) {
    this.looks = looks;
  }

  @Override
  public String of(String word, Draw draw) {
    List<String> letters = clusters.of(word);
    if (letters.size() < 2) {
      return word;
    }
    if (looks == BidiConfig.Looks.SAME) {
      Collections.reverse(letters);
    }
    boolean fromRight = isRightToLeft(word);
    char override = fromRight ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
    String mark = String.valueOf(fromRight ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK);
    return mark + override + String.join("", letters) + END + mark;
  }

  private static boolean isRightToLeft(String word) {
    return word.codePoints()
        .map(UCharacter::getDirection)
        .anyMatch(
            direction ->
                direction == UCharacterDirection.RIGHT_TO_LEFT
                    || direction == UCharacterDirection.RIGHT_TO_LEFT_ARABIC);
  }
}
