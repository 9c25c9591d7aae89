// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.render.samples.LanguageSamples;
import org.pixellm.render.samples.OddTexts;

class AttackProperties {
  private static final Map<String, TextAttack> ATTACKS = Attacks.all();

  @Provide
  Arbitrary<String> attacks() {
    return Arbitraries.of(ATTACKS.keySet());
  }

  /** Words of one language, in any order. */
  @Provide
  Arbitrary<String> texts() {
    List<String> languages = List.copyOf(LanguageSamples.all().values());
    return Arbitraries.of(languages)
        .flatMap(
            words ->
                Arbitraries.of(words.split(" "))
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(12)
                    .map(chosen -> String.join(" ", chosen)));
  }

  private static String attacked(String name, String text, double severity, long seed) {
    return ATTACKS.get(name).attack(text, severity, new SplittableRandom(seed));
  }

  @Property
  void moreSeverityIsFartherAway(
      @ForAll("attacks") String name,
      @ForAll("texts") String text,
      @ForAll @DoubleRange(max = 1) double one,
      @ForAll @DoubleRange(max = 1) double other,
      @ForAll long seed) {
    String less = attacked(name, text, Math.min(one, other), seed);
    String more = attacked(name, text, Math.max(one, other), seed);
    if (!ATTACKS.get(name).keepsWords()) {
      assertTrue(EditDistance.of(text, less) <= EditDistance.of(text, more), less + "\n" + more);
      return;
    }
    assertTrue(
        EditDistance.ofWords(text, less) <= EditDistance.ofWords(text, more), less + "\n" + more);
    String[] clean = EditDistance.words(text);
    String[] disturbedLess = EditDistance.words(less);
    String[] disturbedMore = EditDistance.words(more);
    for (int i = 0; i < clean.length; i++) {
      if (!disturbedLess[i].equals(clean[i])) {
        assertNotEquals(clean[i], disturbedMore[i]);
      }
    }
  }

  @Property
  void anythingIsTakenAndComesBackWhole(
      @ForAll("attacks") String name,
      @ForAll @DoubleRange(max = 1) double severity,
      @ForAll long seed) {
    OddTexts odd = new OddTexts(seed, 300);
    for (int i = 0; i < 5; i++) {
      String text = odd.next();
      assertEquals(text, attacked(name, text, 0, seed));
      String result = attacked(name, text, severity, seed);
      assertEquals(result, attacked(name, text, severity, seed));
      if (halves(text) == 0) {
        assertEquals(0, halves(result), result);
      }
      if (ATTACKS.get(name).keepsWords()) {
        assertEquals(EditDistance.words(text).length, EditDistance.words(result).length);
      }
    }
  }

  private static long halves(String text) {
    return text.codePoints()
        .filter(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        .count();
  }

  /** A word by itself, as lists of labelled words are attacked. */
  @Property
  void aWordStaysAWord(
      @ForAll("attacks") String name, @ForAll("texts") String text, @ForAll long seed) {
    if (!ATTACKS.get(name).keepsWords()) {
      return;
    }
    for (String word : EditDistance.words(text)) {
      String result = attacked(name, word, 1, seed);
      assertFalse(result.isEmpty(), word);
      assertEquals(1, EditDistance.words(result).length, result);
    }
  }

  /** About as many words as the severity says, if all can be disturbed. */
  @Property(tries = 50)
  void severityIsAShare(@ForAll @DoubleRange(max = 1) double severity, @ForAll long seed) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      words.add("abcdef");
    }
    String text = String.join(" ", words);
    for (String name : List.of("full-swap", "inner-swap", "truncate", "keyboard-typo")) {
      String[] result = EditDistance.words(attacked(name, text, severity, seed));
      int disturbed = 0;
      for (String word : result) {
        disturbed += word.equals("abcdef") ? 0 : 1;
      }
      // Six standard deviations of 2000 draws are at most 0.067.
      assertEquals(severity, disturbed / 2000.0, 0.067, name);
    }
  }
}
