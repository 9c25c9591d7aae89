// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.attack;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.train.random.RandomSource;

/**
 * A pass over text to train on, of which a share is attacked. Whether an example is, how much and
 * how depends on the pass and the example's number alone, not on what was attacked before or by
 * which thread: a run that goes on learns from the same. What is attacked with a small share is
 * attacked in the same way with a larger one. Safe to share between threads.
 */
public final class AttackedPass {
  private static final double PERCENT = 100;

  private final Optional<TextAttack> attack;
  private final double share;
  private final List<Double> severities;
  private final RandomSource random;

  private AttackedPass(
      Optional<TextAttack> attack, double share, List<Double> severities, RandomSource random) {
    this.attack = attack;
    this.share = share;
    this.severities = severities;
    this.random = random;
  }

  /**
   * A pass.
   *
   * @param share of the examples, 0 to 1
   * @param severities percent, at least one
   * @param random of this pass alone
   */
  AttackedPass(TextAttack attack, double share, List<Double> severities, RandomSource random) {
    this(Optional.of(attack), share, List.copyOf(severities), random);
  }

  /** A pass in which nothing is attacked. */
  public static AttackedPass clean() {
    return new AttackedPass(Optional.empty(), 0, List.of(), new RandomSource(0));
  }

  /**
   * An example as it is learnt from.
   *
   * @param number the example's number, from 0
   * @return the same object if it is not attacked
   * @throws org.pixellm.plugins.PixelException if it cannot be attacked
   */
  public Example example(Example clean, long number) {
    return chosen(number)
        .map(seeded -> new ExampleAttack(seeded).attacked(clean, number))
        .orElse(clean);
  }

  /**
   * A text as it is learnt from.
   *
   * @param number the text's number, from 0
   */
  public String text(String clean, long number) {
    return chosen(number).map(seeded -> seeded.text(clean, number)).orElse(clean);
  }

  /**
   * Texts as they are learnt from, one by one.
   *
   * @param clean the texts, numbered from 0
   */
  public Iterator<String> texts(Iterator<String> clean) {
    return new Iterator<>() {
      private long number;

      @Override
      public boolean hasNext() {
        return clean.hasNext();
      }

      @Override
      public String next() {
        if (!hasNext()) {
          throw new NoSuchElementException("no more texts");
        }
        return text(clean.next(), number++);
      }
    };
  }

  /** The attack on an example; empty if it stays clean. */
  private Optional<SeededAttack> chosen(long number) {
    if (attack.isEmpty()) {
      return Optional.empty();
    }
    RandomGenerator own = random.stream("choice", number);
    boolean attacked = own.nextDouble() < share;
    double severity = severities.get(own.nextInt(severities.size())) / PERCENT;
    return attacked && severity > 0
        ? Optional.of(new SeededAttack(attack.get(), severity, random))
        : Optional.empty();
  }
}
