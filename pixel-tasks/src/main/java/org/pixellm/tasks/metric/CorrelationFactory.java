// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import org.pixellm.plugins.task.Metric;
import org.pixellm.plugins.task.MetricFactory;

/** Makes {@link Correlation}, under the name {@code correlation}. */
public final class CorrelationFactory implements MetricFactory<NoSettings> {
  @Override
  public String name() {
    return "correlation";
  }

  @Override
  public String summary() {
    return "Pearson and Spearman correlation with gold scores, for STS-B";
  }

  @Override
  public NoSettings defaults() {
    return new NoSettings();
  }

  @Override
  public Metric<Double, Double> create(NoSettings configuration) {
    return new Correlation();
  }
}
