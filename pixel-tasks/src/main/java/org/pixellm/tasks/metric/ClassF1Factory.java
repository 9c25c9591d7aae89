// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import org.pixellm.plugins.task.Metric;
import org.pixellm.plugins.task.MetricFactory;

/** Makes {@link ClassF1}, under the name {@code class-f1}. */
public final class ClassF1Factory implements MetricFactory<ClassF1Config> {
  @Override
  public String name() {
    return "class-f1";
  }

  @Override
  public String summary() {
    return "F1 of classes: macro, of each class, and of a positive one for MRPC and QQP";
  }

  @Override
  public ClassF1Config defaults() {
    return new ClassF1Config("");
  }

  @Override
  public Metric<String, String> create(ClassF1Config configuration) {
    return new ClassF1(configuration);
  }
}
