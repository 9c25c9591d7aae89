// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.task.TextAttack;

/** An attack that keeps the laws, and for each law one that does not and is caught. */
class BrokenAttacksTest {
  /** Puts a dot behind some letters. */
  private static final TextAttack DOTS =
      (text, severity, random) -> {
        StringBuilder out = new StringBuilder();
        text.codePoints()
            .forEach(
                c -> {
                  out.appendCodePoint(c);
                  if (random.nextDouble() < severity && c > ' ') {
                    out.append('.');
                  }
                });
        return out.toString();
      };

  private static TextAttackContract contract(TextAttack attack) {
    return new TextAttackContract() {
      @Override
      protected TextAttack attack() {
        return attack;
      }
    };
  }

  private static void caught(TextAttack broken, Consumer<TextAttackContract> law) {
    law.accept(contract(DOTS));
    assertThrows(AssertionError.class, () -> law.accept(contract(broken)));
  }

  @Test
  void randomnessOfItsOwn() {
    AtomicInteger calls = new AtomicInteger();
    caught(
        (text, severity, random) -> text + calls.incrementAndGet(),
        TextAttackContract::equalSeedsDisturbEqually);
  }

  @Test
  void severityThatDoesNotCount() {
    caught((text, severity, random) -> text + "!", TextAttackContract::severityZeroChangesNothing);
  }

  @Test
  void nothingEverChanges() {
    caught((text, severity, random) -> text, TextAttackContract::severityOneChangesSomething);
  }

  @Test
  void pairsCutInHalf() {
    caught(
        (text, severity, random) -> severity > 0 && text.length() > 5 ? text.substring(0, 6) : text,
        TextAttackContract::resultsAreWellFormed);
  }

  @Test
  void moreSeverityForLess() {
    caught(
        (text, severity, random) -> severity > 0 && severity < 1 ? "x" + text : text,
        TextAttackContract::moreSeverityDisturbsMore);
  }

  @Test
  void wordsTornApart() {
    caught(
        (text, severity, random) -> severity > 0 ? text.replace("a", "a a") : text,
        TextAttackContract::wordsStayWords);
  }

  @Test
  void wordsEmptied() {
    caught(
        (text, severity, random) -> severity == 1 && text.length() < 4 ? "" : text,
        TextAttackContract::wordsStayWords);
  }

  /** Who says so may join and part words. */
  @Test
  void spacesMayBeAttacked() {
    TextAttack joining =
        new TextAttack() {
          @Override
          public String attack(String text, double severity, RandomGenerator random) {
            return random.nextDouble() < severity ? text.replace(" ", "") : text;
          }

          @Override
          public boolean keepsWords() {
            return false;
          }
        };
    TextAttack silent = (text, severity, random) -> joining.attack(text, severity, random);
    contract(joining).wordsStayWords();
    contract(joining).moreSeverityDisturbsMore();
    assertThrows(AssertionError.class, () -> contract(silent).wordsStayWords(), "it said nothing");
  }

  @Test
  void someTextsRefused() {
    caught(
        (text, severity, random) -> text.isEmpty() ? null : text,
        TextAttackContract::anyTextIsTaken);
  }

  @Test
  void anotherResultForEachThread() {
    caught(
        (text, severity, random) -> text + Thread.currentThread().getName().startsWith("pool"),
        TextAttackContract::threadsGetWhatOneGets);
  }
}
