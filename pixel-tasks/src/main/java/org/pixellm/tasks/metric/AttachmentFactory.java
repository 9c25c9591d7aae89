// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import org.pixellm.plugins.task.Metric;
import org.pixellm.plugins.task.MetricFactory;
import org.pixellm.tasks.prediction.Tree;

/** Makes {@link Attachment}, under the name {@code attachment}. */
public final class AttachmentFactory implements MetricFactory<AttachmentConfig> {
  @Override
  public String name() {
    return "attachment";
  }

  @Override
  public String summary() {
    return "labelled and unlabelled attachment (LAS, UAS) and CLAS, for dependency parsing";
  }

  @Override
  public AttachmentConfig defaults() {
    return AttachmentConfig.defaults();
  }

  @Override
  public Metric<Tree, Tree> create(AttachmentConfig configuration) {
    return new Attachment(configuration);
  }
}
