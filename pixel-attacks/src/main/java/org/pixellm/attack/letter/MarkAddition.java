// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import org.pixellm.attack.place.Draw;
import org.pixellm.attack.place.LetterAttack;

/** Adds marks to letters of scripts that are written with them: Latin, Greek, Cyrillic. */
final class MarkAddition implements LetterAttack.Change {
  /**
   * Above: grave, acute, circumflex, tilde, macron, breve, dot, diaeresis, hook, ring, double
   * acute, caron, double grave. Below: dot, diaeresis, ring, circumflex, tilde, macron.
   */
  private static final String MARKS =
      "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030A\u030B\u030C\u030F"
          + "\u0323\u0324\u0325\u032D\u0330\u0331";

  private final Normalizer2 together = Normalizer2.getNFCInstance();
  private final int most;

  MarkAddition(int most) {
    this.most = most;
  }

  @Override
  public String of(String cluster, Draw draw) {
    int letter = cluster.codePointAt(0);
    if (!UCharacter.isLetter(letter) || !takesMarks(letter)) {
      return cluster;
    }
    StringBuilder marked = new StringBuilder(cluster);
    int count = 1 + draw.at(0).choice(most);
    for (int i = 1; i <= count; i++) {
      marked.append(MARKS.charAt(draw.at(i).choice(MARKS.length())));
    }
    return together.normalize(marked);
  }

  private static boolean takesMarks(int letter) {
    return switch (UScript.getScript(letter)) {
      case UScript.LATIN, UScript.GREEK, UScript.CYRILLIC -> true;
      default -> false;
    };
  }
}
