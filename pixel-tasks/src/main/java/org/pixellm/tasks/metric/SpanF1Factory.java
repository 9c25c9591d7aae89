// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.List;
import org.pixellm.plugins.task.Metric;
import org.pixellm.plugins.task.MetricFactory;

/** Makes {@link SpanF1}, under the name {@code span-f1}. */
public final class SpanF1Factory implements MetricFactory<NoSettings> {
  @Override
  public String name() {
    return "span-f1";
  }

  @Override
  public String summary() {
    return "precision, recall and F1 of whole spans, as seqeval and conlleval, for named entities";
  }

  @Override
  public NoSettings defaults() {
    return new NoSettings();
  }

  @Override
  public Metric<List<String>, List<String>> create(NoSettings configuration) {
    return new SpanF1();
  }
}
