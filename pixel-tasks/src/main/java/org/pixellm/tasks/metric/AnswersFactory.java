// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.List;
import org.pixellm.plugins.task.Metric;
import org.pixellm.plugins.task.MetricFactory;

/** Makes {@link Answers}, under the name {@code answers}. */
public final class AnswersFactory implements MetricFactory<AnswersConfig> {
  @Override
  public String name() {
    return "answers";
  }

  @Override
  public String summary() {
    return "exact match and F1 of answers, as SQuAD 1.1 and 2.0";
  }

  @Override
  public AnswersConfig defaults() {
    return AnswersConfig.defaults();
  }

  @Override
  public Metric<String, List<String>> create(AnswersConfig configuration) {
    return new Answers(configuration);
  }
}
