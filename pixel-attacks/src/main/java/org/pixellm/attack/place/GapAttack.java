// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.place;

import java.util.List;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.task.TextAttack;

/**
 * Puts something between the letters of words, never before the first or behind the last: the
 * severity is the share of these gaps.
 */
public final class GapAttack implements TextAttack {

  /** What is put into a gap. */
  @FunctionalInterface
  public interface Filler {

    /**
     * What to put in; no white space.
     *
     * @param word random numbers of the word, the same in all of its gaps
     * @param gap those of the gap
     */
    String of(Draw word, Draw gap);
  }

  private final TextWords words = new TextWords();
  private final Clusters clusters = new Clusters();
  private final Filler filler;

  /** An attack that fills gaps. */
  public GapAttack(Filler filler) {
    this.filler = filler;
  }

  @Override
  public String attack(String text, double severity, RandomGenerator random) {
    Severity.check(severity);
    Draw draw = Draw.from(random);
    StringBuilder attacked = new StringBuilder(text.length() + 16);
    int done = 0;
    int number = 0;
    for (Span span : words.of(text)) {
      attacked.append(text, done, span.start());
      fill(clusters.of(span.of(text)), draw.at(number++), severity, attacked);
      done = span.end();
    }
    return attacked.append(text, done, text.length()).toString();
  }

  private void fill(List<String> word, Draw draw, double severity, StringBuilder attacked) {
    for (int i = 0; i < word.size(); i++) {
      if (i > 0 && draw.at(i).below(severity)) {
        attacked.append(filler.of(draw, draw.at(i)));
      }
      attacked.append(word.get(i));
    }
  }
}
