// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.train.random.RandomSource;

/**
 * Examples under attack. Each text of each example has randomness of its own, whatever the severity
 * and whoever asks: all models see the same, and what is disturbed at one severity is disturbed at
 * every higher one.
 */
final class AttackedExamples {
  private static final double PERCENT = 100;

  private final List<Example> clean;
  private final RandomSource random;

  AttackedExamples(List<Example> clean, long seed) {
    this.clean = clean;
    this.random = new RandomSource(seed);
  }

  /**
   * All examples, attacked.
   *
   * @param name of the attack
   * @param severity percent
   * @throws PixelException if the examples' texts cannot be changed, or words became none or
   *     several
   */
  List<Example> attacked(String name, TextAttack attack, int severity) {
    List<Example> attacked = new ArrayList<>(clean.size());
    for (int i = 0; i < clean.size(); i++) {
      long example = i;
      try {
        attacked.add(
            clean
                .get(i)
                .withTexts(
                    (part, text) -> {
                      RandomGenerator own = random.stream("attack " + name, example, part);
                      return attack.attack(text, severity / PERCENT, own);
                    })
                .orElseThrow(
                    () ->
                        new PixelException(
                            "examples of the kind %s cannot be attacked"
                                .formatted(clean.get(0).getClass().getSimpleName()))));
      } catch (IllegalArgumentException e) {
        throw new PixelException(
            "the attack %s does not keep the words that have labels: %s"
                .formatted(name, e.getMessage()),
            e);
      }
    }
    return attacked;
  }
}
