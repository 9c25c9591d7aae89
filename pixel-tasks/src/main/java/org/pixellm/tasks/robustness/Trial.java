// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.render.TextRenderer;

/**
 * What is measured under one condition, the same for all models.
 *
 * @param condition the attack and its severity
 * @param clean before the attack
 * @param examples after it: the same number, in the same order
 * @param sight makes of a model's renderer one that disturbs what it draws; empty unless pictures
 *     are attacked, which models that read tokens do not see
 */
record Trial(
    Condition condition,
    List<Example> clean,
    List<Example> examples,
    Optional<UnaryOperator<TextRenderer>> sight) {
  /** Copies the lists. */
  Trial {
    clean = List.copyOf(clean);
    examples = List.copyOf(examples);
  }

  /** One of text that is as it is. */
  static Trial untouched(Condition condition, List<Example> examples) {
    return new Trial(condition, examples, examples, Optional.empty());
  }

  /** Whether a model that draws with this renderer can be measured. */
  boolean isSeenThrough(TextRenderer renderer) {
    return sight.isEmpty() || renderer.vocabulary() == 0;
  }

  /** What a model with this renderer draws with. */
  TextRenderer through(TextRenderer renderer) {
    return sight.map(eyes -> eyes.apply(renderer)).orElse(renderer);
  }
}
