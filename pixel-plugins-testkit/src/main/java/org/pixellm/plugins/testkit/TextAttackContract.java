// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.task.TextAttack;

/** What holds for every {@link TextAttack}. */
public abstract class TextAttackContract {
  private static final double[] SEVERITIES = {0, 0.1, 0.5, 1};
  private static final int SEEDS = 5;

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
