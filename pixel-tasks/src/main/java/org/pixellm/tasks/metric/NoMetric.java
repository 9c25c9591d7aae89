// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.Map;
import org.pixellm.plugins.task.Metric;

/**
 * No score at all: models are compared by their loss. For texts without labels, from which {@code
 * sentence-embedding} learns, and for labels that no prediction is compared with.
 */
public final class NoMetric implements Metric<Object, Object> {

  /** The loss. */
  @Override
  public String mainScore() {
    return "loss";
  }

  @Override
  public boolean needsGold() {
    return false;
  }

  @Override
  public Tally<Object, Object> start() {
    return new Tally<>() {
      @Override
      public void add(Object prediction, Object gold) {
        // There is nothing to count.
      }

      @Override
      public Map<String, Double> scores() {
        return Map.of();
      }
    };
  }
}
