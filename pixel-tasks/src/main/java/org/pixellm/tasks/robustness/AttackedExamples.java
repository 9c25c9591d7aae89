// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.ArrayList;
import java.util.List;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.train.attack.ExampleAttack;
import org.pixellm.train.attack.SeededAttack;
import org.pixellm.train.random.RandomSource;

/**
 * Examples under attack. Each text of each example has randomness of its own, whatever the severity
 * and whoever asks: all models see the same, and what is disturbed at one severity is disturbed at
 * every higher one. No two attacks have the same randomness.
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
    RandomSource own = new RandomSource(random.key("attack " + name));
    ExampleAttack disturbing = new ExampleAttack(new SeededAttack(attack, severity / PERCENT, own));
    List<Example> attacked = new ArrayList<>(clean.size());
    for (int i = 0; i < clean.size(); i++) {
      try {
        attacked.add(disturbing.attacked(clean.get(i), i));
      } catch (PixelException e) {
        throw new PixelException("%s: %s".formatted(name, e.getMessage()), e);
      }
    }
    return attacked;
  }
}
