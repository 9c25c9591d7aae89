// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.pixellm.attack.place.Draw;
import org.pixellm.plugins.task.TextAttack;

class LetterAttacksTest {
  private static final String TEXT = "Übung macht den Meister: 12 Jahre, naïve Größe.";

  private static String attacked(TextAttack attack, String text) {
    return attack.attack(text, 1, new SplittableRandom(3));
  }

  @Test
  void intrudersComeBetweenLetters() {
    TextAttack attack = new IntrudeFactory().create(new IntrudeConfig("*"));
    assertEquals("a, b*c 12 d*e*f!", attacked(attack, "a, bc 12 def!"));
    String any = attacked(new IntrudeFactory().create(IntrudeConfig.defaults()), "word");
    assertEquals(7, any.length());
    assertEquals(any.charAt(1), any.charAt(5)); // the same in a word
    assertThrows(IllegalArgumentException.class, () -> new IntrudeConfig(""));
    assertThrows(IllegalArgumentException.class, () -> new IntrudeConfig("* *"));
  }

  @Test
  void nothingInvisibleIsSeen() {
    TextAttack attack = new ZeroWidthFactory().create(ZeroWidthConfig.defaults());
    String result = attacked(attack, TEXT);
    assertNotEquals(TEXT, result);
    assertEquals(TEXT, result.replaceAll("[\\u200B-\\u200D\\u2060\\uFEFF]", ""));
    assertThrows(IllegalArgumentException.class, () -> new ZeroWidthConfig(List.of("41")));
    assertThrows(IllegalArgumentException.class, () -> new ZeroWidthConfig(List.of("x")));
    assertThrows(IllegalArgumentException.class, () -> new ZeroWidthConfig(List.of()));
  }

  @Test
  void marksAreAddedAndTakenOff() {
    TextAttack add = new DiacriticsFactory().create(DiacriticsConfig.defaults());
    TextAttack remove =
        new DiacriticsFactory().create(new DiacriticsConfig(DiacriticsConfig.Change.REMOVE, 1));
    String plain = "These letters have none; эти тоже.";
    String marked = attacked(add, plain);
    assertNotEquals(plain, marked);
    assertEquals(marked, Normalizer2.getNFCInstance().normalize(marked));
    assertEquals(plain, attacked(remove, marked));
    assertEquals("漢字 नमस्ते 12", attacked(add, "漢字 नमस्ते 12"));
    assertEquals("Ubung naive duong lodz", attacked(remove, "Übung naïve đường łódź"));
    assertEquals("नमस्ते", attacked(remove, "नमस्ते")); // these marks are letters
    assertThrows(
        IllegalArgumentException.class, () -> new DiacriticsConfig(DiacriticsConfig.Change.ADD, 9));
  }

  @Test
  void digitsStandForLetters() {
    assertEquals(
        "7H3 C47", attacked(new LeetspeakFactory().create(new LeetspeakConfig(false)), "7HE CAT"));
    Leet symbols = new Leet(true);
    assertTrue("4@".contains(symbols.of("a", new Draw(1))));
    assertEquals("e\u0301", symbols.of("e\u0301", new Draw(1))); // a digit would carry the mark
  }

  @Test
  void everyAlphabetIsReadAsLatin() {
    Normalizer2 plain = Normalizer2.getNFKCInstance();
    for (AlphabetStyle style : AlphabetStyle.ANY.meant()) {
      OtherAlphabet alphabet = new OtherAlphabet(style);
      for (char c = '0'; c <= 'z'; c++) {
        String result = alphabet.of(String.valueOf(c), new Draw(1));
        if (Character.isLetter(c)) {
          assertNotEquals(String.valueOf(c), result, style + " lacks " + c);
        }
        assertEquals(String.valueOf(c), plain.normalize(result), style + " has " + result);
        assertTrue(UCharacter.isDefined(result.codePointAt(0)), style + " of " + c);
      }
    }
  }

  @Test
  void marksAndEmojiStay() {
    OtherAlphabet bold = new OtherAlphabet(AlphabetStyle.BOLD);
    assertEquals("\uD835\uDC1E\u0301", bold.of("é", new Draw(1)));
    assertEquals("1\uFE0F\u20E3", bold.of("1\uFE0F\u20E3", new Draw(1)));
    assertEquals("ж", bold.of("ж", new Draw(1)));
  }
}
