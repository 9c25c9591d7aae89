// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.Map;
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
      throw new PixelException(
          "training.best_metric is \"%s\", but what is measured is %s"
              .formatted(name, String.join(", ", new TreeSet<>(scores.keySet()))));
    }
    double value = name.equals(Measurement.LOSS) ? -score : score;
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }
}
