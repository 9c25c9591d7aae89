// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.List;
import org.pixellm.plugins.task.Metric;
import org.pixellm.plugins.task.MetricFactory;

/** Makes {@link TagAccuracy}, under the name {@code tag-accuracy}. */
public final class TagAccuracyFactory implements MetricFactory<NoSettings> {
  @Override
  public String name() {
    return "tag-accuracy";
  }

  @Override
  public String summary() {
    return "share of words whose tag is right, for part-of-speech tagging";
  }

  @Override
  public NoSettings defaults() {
    return new NoSettings();
  }

  @Override
  public Metric<List<String>, List<String>> create(NoSettings configuration) {
    return new TagAccuracy();
  }
}
