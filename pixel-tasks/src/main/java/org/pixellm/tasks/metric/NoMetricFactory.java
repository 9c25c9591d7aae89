// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import org.pixellm.plugins.task.Metric;
import org.pixellm.plugins.task.MetricFactory;

/** Makes {@link NoMetric}, under the name {@code none}. */
public final class NoMetricFactory implements MetricFactory<NoSettings> {
  @Override
  public String name() {
    return "none";
  }

  @Override
  public String summary() {
    return "no score but the loss, by which models are then compared: for texts without labels";
  }

  @Override
  public NoSettings defaults() {
    return new NoSettings();
  }

  @Override
  public Metric<Object, Object> create(NoSettings configuration) {
    return new NoMetric();
  }
}
