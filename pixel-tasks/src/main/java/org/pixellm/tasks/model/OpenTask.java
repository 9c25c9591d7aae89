// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.model;

import org.pixellm.plugins.render.TextRenderer;

/**
 * A saved model that is ready to predict.
 *
 * @param model encoder and head, with values
 * @param renderer draws what it reads
 * @param description what it is for, as the user wants it now
 */
public record OpenTask(TaskModel model, TextRenderer renderer, TaskDescription description)
    implements AutoCloseable {
  @Override
  public void close() {
    model.close();
  }
}
