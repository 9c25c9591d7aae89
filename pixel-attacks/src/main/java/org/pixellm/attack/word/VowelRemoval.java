// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.IndicSyllabicCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import org.pixellm.attack.place.Clusters;
import org.pixellm.attack.place.Draw;
import org.pixellm.attack.place.WordAttack;

/**
 * Leaves out vowels: letters of alphabets, with their marks; vowel signs of the scripts of India
 * and South-East Asia; vowel points of Arabic and Hebrew.
 */
final class VowelRemoval implements WordAttack.Change {
  private static final int FEWEST_LETTERS = 3;

  /** Latin, Greek, Cyrillic, Armenian, Georgian, without marks, in lower case. */
  private static final UnicodeSet VOWELS =
      new UnicodeSet("[aeiouæœøıəɛɔαεηιουωаеиоуыэюяєѣѵաեէըիոօაეიოუ]").freeze();

  /** Consonants that come apart into a vowel and a mark. */
  private static final UnicodeSet CONSONANTS = new UnicodeSet("[йЙўЎ]").freeze();

  private static final UnicodeSet POINTS =
      new UnicodeSet("[\\u064B-\\u0650\\u0656-\\u065F\\u0670\\u05B0-\\u05BB\\u05C7]").freeze();

  private final Clusters clusters = new Clusters();
  private final Normalizer2 apart = Normalizer2.getNFDInstance();
  private final Normalizer2 together = Normalizer2.getNFCInstance();

  @Override
  public String of(String word, Draw draw) {
    if (word.codePoints().filter(VowelRemoval::isWritten).count() < FEWEST_LETTERS) {
      return word;
    }
    StringBuilder rest = new StringBuilder();
    clusters.of(word).forEach(cluster -> rest.append(withoutVowel(cluster)));
    return rest.codePoints().anyMatch(UCharacter::isLetter) ? rest.toString() : word;
  }

  private String withoutVowel(String cluster) {
    if (CONSONANTS.contains(together.normalize(cluster).codePointAt(0))) {
      return cluster;
    }
    String parts = apart.normalize(cluster);
    if (VOWELS.contains(UCharacter.toLowerCase(parts.codePointAt(0)))) {
      return "";
    }
    StringBuilder rest = new StringBuilder();
    parts.codePoints().filter(point -> !isSign(point)).forEach(rest::appendCodePoint);
    return rest.length() == parts.length() ? cluster : together.normalize(rest);
  }

  private static boolean isSign(int codePoint) {
    return POINTS.contains(codePoint)
        || UCharacter.getIntPropertyValue(codePoint, UProperty.INDIC_SYLLABIC_CATEGORY)
            == IndicSyllabicCategory.VOWEL_DEPENDENT;
  }

  private static boolean isWritten(int codePoint) {
    return UCharacter.isLetter(codePoint) || isSign(codePoint);
  }
}
