// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pixellm.plugins.model.Objective;
import org.pixellm.plugins.model.Objective.ConstantGuess;
import org.pixellm.train.model.PixelModel;

/**
 * One way to measure a model.
 *
 * @param prefix stands before the names of its scores; empty for the model's own objective
 * @param guess what its loss is compared with
 */
record Measure(String prefix, Objective objective, Optional<ConstantGuess> guess) {

  /** The model's own objective, then what else it is measured by. */
  static List<Measure> all(PixelModel model) {
    List<Measure> all = new ArrayList<>();
    all.add(of("", model.objective()));
    model.measures().forEach((name, objective) -> all.add(of(name + ".", objective)));
    return all;
  }

  private static Measure of(String prefix, Objective objective) {
    return new Measure(prefix, objective, objective.constantGuess());
  }
}
