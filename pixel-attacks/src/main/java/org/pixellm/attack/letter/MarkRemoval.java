// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.Map;
import org.pixellm.attack.place.Draw;
import org.pixellm.attack.place.LetterAttack;

/**
 * Takes marks off letters of scripts that can be read without: Latin, Greek, Cyrillic, Arabic,
 * Hebrew, Syriac.
 */
final class MarkRemoval implements LetterAttack.Change {
  /** Letters with a stroke, which Unicode does not take apart. */
  private static final Map<Integer, String> WITHOUT_STROKE =
      Map.ofEntries(
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'Đ', "D"),
          Map.entry((int) 'ħ', "h"),
          Map.entry((int) 'Ħ', "H"),
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'Ł', "L"),
          Map.entry((int) 'ø', "o"),
          Map.entry((int) 'Ø', "O"),
          Map.entry((int) 'ŧ', "t"),
          Map.entry((int) 'Ŧ', "T"),
          Map.entry((int) 'ı', "i"));

  private final Normalizer2 apart = Normalizer2.getNFDInstance();
  private final Normalizer2 together = Normalizer2.getNFCInstance();

  @Override
  public String of(String cluster, Draw draw) {
    if (!isReadWithoutMarks(cluster.codePointAt(0))) {
      return cluster;
    }
    String parts = apart.normalize(cluster);
    StringBuilder bare = new StringBuilder();
    parts
        .codePoints()
        .filter(point -> UCharacter.getType(point) != UCharacterCategory.NON_SPACING_MARK)
        .forEach(
            point -> bare.append(WITHOUT_STROKE.getOrDefault(point, Character.toString(point))));
    return bare.toString().equals(parts) ? cluster : together.normalize(bare);
  }

  private static boolean isReadWithoutMarks(int letter) {
    if (!UCharacter.isLetter(letter)) {
      return false;
    }
    return switch (UScript.getScript(letter)) {
      case UScript.LATIN,
          UScript.GREEK,
          UScript.CYRILLIC,
          UScript.ARABIC,
          UScript.HEBREW,
          UScript.SYRIAC ->
          true;
      default -> false;
    };
  }
}
