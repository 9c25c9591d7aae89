// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.task.TextAttack;

/** What holds for every {@link TextAttack}. */
public abstract class TextAttackContract {
  private static final double[] SEVERITIES = {0, 0.1, 0.5, 1};
  private static final int SEEDS = 5;

  /** What renderers part words at: white space, breaking or not, and control characters. */
  private static final Pattern BLANKS = Pattern.compile("[\\p{IsWhite_Space}\\p{Cc}]+");

  /** The attack. */
  protected abstract TextAttack attack();

  /** Texts that are attacked, of many scripts. */
  protected List<String> texts() {
    return SampleTexts.wellFormed();
  }

  /** Randomness in an equal state gives an equal result. */
  @Test
  public void equalSeedsDisturbEqually() {
    TextAttack attack = attack();
    for (String text : texts()) {
      for (int seed = 0; seed < SEEDS; seed++) {
        String first = attack.attack(text, 0.5, new SplittableRandom(seed));
        attack.attack("something else", 1, new SplittableRandom(99));
        assertEquals(
            first,
            attack.attack(text, 0.5, new SplittableRandom(seed)),
            "the same text with the same seed: " + text);
      }
    }
  }

  /** Severity 0 changes nothing. */
  @Test
  public void severityZeroChangesNothing() {
    for (String text : SampleTexts.all()) {
      assertEquals(text, attack().attack(text, 0, new SplittableRandom(1)), "severity 0");
    }
  }

  /** Severity 1 changes something. */
  @Test
  public void severityOneChangesSomething() {
    TextAttack attack = attack();
    boolean changed =
        texts().stream()
            .anyMatch(text -> !attack.attack(text, 1, new SplittableRandom(1)).equals(text));
    assertTrue(changed, "with severity 1 every text stayed as it was");
  }

  /** Out of well-formed UTF-16 comes well-formed UTF-16: no half of a surrogate pair. */
  @Test
  public void resultsAreWellFormed() {
    TextAttack attack = attack();
    for (String text : texts()) {
      for (double severity : SEVERITIES) {
        for (int seed = 0; seed < SEEDS; seed++) {
          String result = attack.attack(text, severity, new SplittableRandom(seed));
          boolean whole =
              result
                  .codePoints()
                  .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
          assertTrue(whole, () -> "half of a surrogate pair came of \"" + text + "\"");
        }
      }
    }
  }

  /** What is disturbed at a severity is disturbed at every higher one. */
  @Test
  public void moreSeverityDisturbsMore() {
    TextAttack attack = attack();
    for (String text : texts()) {
      for (int seed = 0; seed < SEEDS; seed++) {
        List<String> clean = parts(attack, text);
        List<String> before = clean;
        for (double severity : SEVERITIES) {
          List<String> now =
              parts(attack, attack.attack(text, severity, new SplittableRandom(seed)));
          for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
            if (i < clean.size() && !before.get(i).equals(clean.get(i))) {
              assertNotEquals(clean.get(i), now.get(i), "no longer disturbed at " + severity);
            }
          }
          before = now;
        }
      }
    }
  }

  /** What can be followed from severity to severity: words, or else the text. */
  private static List<String> parts(TextAttack attack, String text) {
    return attack.keepsWords() ? List.of(BLANKS.split(text, -1)) : List.of(text);
  }

  /** An attack that keeps words neither adds, nor joins, nor drops any. */
  @Test
  public void wordsStayWords() {
    TextAttack attack = attack();
    if (!attack.keepsWords()) {
      return;
    }
    for (String text : texts()) {
      for (double severity : SEVERITIES) {
        for (int seed = 0; seed < SEEDS; seed++) {
          String result = attack.attack(text, severity, new SplittableRandom(seed));
          assertEquals(
              BLANKS.split(text, -1).length,
              BLANKS.split(result, -1).length,
              () -> "words of \"%s\", attacked \"%s\"".formatted(text, result));
        }
      }
      for (String word : BLANKS.split(text, -1)) {
        String result = attack.attack(word, 1, new SplittableRandom(1));
        assertEquals(
            word.isEmpty(), result.isEmpty(), () -> "\"%s\" of %s".formatted(result, word));
        assertEquals(
            1, BLANKS.split(result, -1).length, () -> "\"%s\" of %s".formatted(result, word));
      }
    }
  }

  /** Any string is taken, also one that is empty or not well-formed. */
  @Test
  public void anyTextIsTaken() {
    for (String text : SampleTexts.all()) {
      for (double severity : SEVERITIES) {
        assertNotNull(attack().attack(text, severity, new SplittableRandom(3)), "no text");
      }
    }
  }

  /** Several threads get what one gets. */
  @Test
  public void threadsGetWhatOneGets() {
    TextAttack attack = attack();
    List<String> alone = disturbed(attack);
    AtOnce.run(() -> disturbed(attack))
        .forEach(found -> assertEquals(alone, found, "by several threads"));
  }

  private List<String> disturbed(TextAttack attack) {
    return texts().stream().map(text -> attack.attack(text, 0.5, new SplittableRandom(7))).toList();
  }
}
