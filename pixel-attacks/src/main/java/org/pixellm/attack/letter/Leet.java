// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import com.ibm.icu.lang.UCharacter;
import java.util.Map;
import org.pixellm.attack.place.Draw;
import org.pixellm.attack.place.LetterAttack;

/** Digits and symbols for Latin letters, without regard to case. */
final class Leet implements LetterAttack.Change {
  private static final Map<Integer, String> DIGITS =
      Map.ofEntries(
          Map.entry((int) 'a', "4"),
          Map.entry((int) 'b', "86"),
          Map.entry((int) 'e', "3"),
          Map.entry((int) 'g', "96"),
          Map.entry((int) 'i', "1"),
          Map.entry((int) 'l', "17"),
          Map.entry((int) 'o', "0"),
          Map.entry((int) 'q', "9"),
          Map.entry((int) 's', "5"),
          Map.entry((int) 't', "7"),
          Map.entry((int) 'z', "2"));

  private static final Map<Integer, String> SYMBOLS =
      Map.ofEntries(
          Map.entry((int) 'a', "@"),
          Map.entry((int) 'c', "(<"),
          Map.entry((int) 'd', ")"),
          Map.entry((int) 'h', "#"),
          Map.entry((int) 'i', "!|"),
          Map.entry((int) 'j', ";"),
          Map.entry((int) 'l', "|"),
          Map.entry((int) 's', "$"),
          Map.entry((int) 't', "+"),
          Map.entry((int) 'v', "^"));

  private final boolean symbols;

  Leet(boolean symbols) {
    this.symbols = symbols;
  }

  @Override
  public String of(String cluster, Draw draw) {
    int letter = UCharacter.toLowerCase(cluster.codePointAt(0));
    String others = DIGITS.getOrDefault(letter, "");
    if (symbols) {
      others += SYMBOLS.getOrDefault(letter, "");
    }
    if (others.isEmpty() || cluster.length() > 1) {
      return cluster;
    }
    return String.valueOf(others.charAt(draw.choice(others.length())));
  }
}
