// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.tasks.head.part.ClsPooler;

/**
 * The pooled state of CLS. The original's further layer, which it has but does not use, is left.
 */
final class ClsTextPooler implements TextPooler {
  private final ClsPooler pooler;

  ClsTextPooler(ParameterSet set, int hidden) {
    this.pooler = new ClsPooler(set, hidden);
  }

  @Override
  public NDArray forward(TaskBatch<?> batch, NDManager scope) {
    return pooler.forward(batch, scope);
  }

  @Override
  public void close() {
    pooler.close();
  }
}
