// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.render.PictureAttack;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.train.attack.picture.AttackedRenderer;
import org.pixellm.train.attack.picture.SeededPictureAttack;
import org.pixellm.train.random.RandomSource;

/** The trials of a comparison. Each is made when it is asked for: together they would be large. */
final class Trials {
  private static final double PERCENT = 100;

  private final List<Example> clean;
  private final Map<String, List<Example>> others;
  private final Map<String, TextAttack> texts;
  private final Map<String, PictureAttack> pictures;
  private final List<Integer> severities;
  private final long seed;

  /**
   * Trials.
   *
   * @param clean what is attacked
   * @param others what is measured as it is, by name
   * @param texts attacks on texts, by name
   * @param pictures attacks on what is drawn, by name
   * @param severities percent
   */
  Trials(
      List<Example> clean,
      Map<String, List<Example>> others,
      Map<String, TextAttack> texts,
      Map<String, PictureAttack> pictures,
      List<Integer> severities,
      long seed) {
    this.clean = List.copyOf(clean);
    this.others = others;
    this.texts = texts;
    this.pictures = pictures;
    this.severities = severities;
    this.seed = seed;
  }

  /** All conditions: clean text, each attack at each severity, other data. */
  List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>(List.of(Condition.CLEAN));
    for (Map<String, ?> attacks : List.of(texts, pictures)) {
      for (String attack : attacks.keySet()) {
        severities.forEach(severity -> conditions.add(new Condition(attack, severity)));
      }
    }
    others.keySet().forEach(name -> conditions.add(new Condition(name, 0)));
    return conditions;
  }

  /** Whether it is at the highest severity, or the only one of its name. */
  boolean isLastOfItsName(Condition condition) {
    return severities.isEmpty()
        || condition.severity() == severities.get(severities.size() - 1)
        || !condition.disturbs();
  }

  /**
   * The trial of a condition.
   *
   * @throws org.pixellm.plugins.PixelException if the attack cannot be made on these examples
   */
  Trial of(Condition condition) {
    String name = condition.attack();
    if (condition.equals(Condition.CLEAN)) {
      return Trial.untouched(condition, clean);
    }
    if (!condition.disturbs()) {
      return Trial.untouched(condition, others.get(name));
    }
    if (texts.containsKey(name)) {
      List<Example> attacked =
          new AttackedExamples(clean, seed).attacked(name, texts.get(name), condition.severity());
      return new Trial(condition, clean, attacked, Optional.empty());
    }
    SeededPictureAttack seeded =
        new SeededPictureAttack(
            pictures.get(name), name, condition.severity() / PERCENT, new RandomSource(seed));
    return new Trial(
        condition, clean, clean, Optional.of(own -> new AttackedRenderer(own, seeded)));
  }
}
