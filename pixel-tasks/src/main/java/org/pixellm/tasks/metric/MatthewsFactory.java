// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import org.pixellm.plugins.task.Metric;
import org.pixellm.plugins.task.MetricFactory;

/** Makes {@link Matthews}, under the name {@code matthews}. */
public final class MatthewsFactory implements MetricFactory<NoSettings> {
  @Override
  public String name() {
    return "matthews";
  }

  @Override
  public String summary() {
    return "Matthews correlation of classes and gold classes, for CoLA";
  }

  @Override
  public NoSettings defaults() {
    return new NoSettings();
  }

  @Override
  public Metric<String, String> create(NoSettings configuration) {
    return new Matthews();
  }
}
