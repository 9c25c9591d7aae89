// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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
                  if (random.nextDouble() < severity) {
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
