// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import org.pixellm.plugins.task.Metric;
import org.pixellm.plugins.task.MetricFactory;

/** Makes {@link Accuracy}, under the name {@code accuracy}. */
public final class AccuracyFactory implements MetricFactory<NoSettings> {
  @Override
  public String name() {
    return "accuracy";
  }

  @Override
  public String summary() {
    return "share of texts whose class is right";
  }

  @Override
  public NoSettings defaults() {
    return new NoSettings();
  }

  @Override
  public Metric<String, String> create(NoSettings configuration) {
    return new Accuracy();
  }
}
