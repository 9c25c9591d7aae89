// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.List;
import java.util.Map;
import org.pixellm.plugins.task.Metric;

/** Runs a metric over examples. */
final class Scoring {
  private Scoring() {}

  static <P, G> Map<String, Double> of(Metric<P, G> metric, List<P> predictions, List<G> golds) {
    Metric.Tally<P, G> tally = metric.start();
    for (int i = 0; i < predictions.size(); i++) {
      tally.add(predictions.get(i), golds.get(i));
    }
    return tally.scores();
  }
}
