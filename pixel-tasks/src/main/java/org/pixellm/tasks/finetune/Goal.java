// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pixellm.plugins.PixelException;
import org.pixellm.tasks.evaluate.Measurement;

/**
 * The score by which the best model is kept.
 *
 * @param name one of the metric's scores, or {@link Measurement#LOSS}
 */
record Goal(String name) {
  /** A measurement as a number of which more is better: of the loss, less is. */
  double of(Map<String, Double> scores) {
    Double score = scores.get(name);
    if (score == null) {
      throw unknown(scores.keySet());
    }
    double value = name.equals(Measurement.LOSS) ? -score : score;
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  /**
   * Checks, before anything is begun, that there will be such a score.
   *
   * @param scores names of the metric's
   * @throws PixelException if it is none of them, and not the loss
   */
  void requireAmong(Set<String> scores) {
    if (!scores.contains(name) && !name.equals(Measurement.LOSS)) {
      Set<String> all = new TreeSet<>(scores);
      all.add(Measurement.LOSS);
      throw unknown(all);
    }
  }

  private PixelException unknown(Set<String> scores) {
    return new PixelException(
        "training.best_metric is \"%s\", but what is measured is %s"
            .formatted(name, String.join(", ", new TreeSet<>(scores))));
  }
}
