// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.place;

import java.util.random.RandomGenerator;
import org.pixellm.plugins.task.TextAttack;

/** Disturbs words, each as a whole: the severity is the share of words. */
public final class WordAttack implements TextAttack {

  /** What becomes of a word. */
  @FunctionalInterface
  public interface Change {

    /**
     * The word, disturbed; as it is, if it cannot be.
     *
     * @param word without white space, not empty
     * @param draw its random numbers
     */
    String of(String word, Draw draw);
  }

  private final TextWords words = new TextWords();
  private final Change change;

  /** An attack that changes words. */
  public WordAttack(Change change) {
    this.change = change;
  }

  @Override
  public String attack(String text, double severity, RandomGenerator random) {
    Severity.check(severity);
    Draw draw = Draw.from(random);
    StringBuilder attacked = new StringBuilder(text.length());
    int done = 0;
    int number = 0;
    for (Span span : words.of(text)) {
      Draw own = draw.at(number++);
      if (own.below(severity)) {
        attacked.append(text, done, span.start()).append(changed(span.of(text), own));
        done = span.end();
      }
    }
    return attacked.append(text, done, text.length()).toString();
  }

  private String changed(String word, Draw draw) {
    String disturbed = change.of(word, draw);
    return disturbed.isEmpty() || Clusters.hasBlank(disturbed) ? word : disturbed;
  }
}
