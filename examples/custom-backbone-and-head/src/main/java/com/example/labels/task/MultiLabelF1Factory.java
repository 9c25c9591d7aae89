// SPDX-License-Identifier: Apache-2.0
package com.example.labels.task;

import org.pixellm.plugins.task.MetricFactory;

/** Makes {@link MultiLabelF1}. */
public final class MultiLabelF1Factory implements MetricFactory<NoSettings> {

  @Override
  public String name() {
    return "multi-label-f1";
  }

  @Override
  public String summary() {
    return "F1 over all labels of all texts, and of each label";
  }

  @Override
  public NoSettings defaults() {
    return new NoSettings();
  }

  @Override
  public MultiLabelF1 create(NoSettings configuration) {
    return new MultiLabelF1();
  }
}
