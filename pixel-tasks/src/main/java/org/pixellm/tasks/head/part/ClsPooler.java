// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.part;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.pixellm.model.nn.Linear;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.plugins.task.TaskBatch;

/**
 * The pooled state of CLS, {@code tanh(W x + b)}: the original's {@code vit.pooler}. Of an example
 * with several windows it is the mean of theirs.
 */
public final class ClsPooler implements AutoCloseable {
  private final Linear dense;
  private final RowMeans means = new RowMeans();

  /** A pooler whose parameters go into a set. */
  public ClsPooler(ParameterSet set, int hidden) {
    this.dense = new Linear(set, "vit.pooler.dense", hidden, hidden, HeadInit.weights());
  }

  /**
   * The pooled states.
   *
   * @return {@code [examples, hidden]}
   */
  public NDArray forward(TaskBatch<?> batch, NDManager scope) {
    List<long[]> each = new ArrayList<>();
    for (int window = 0; window < batch.windowCount(); window++) {
      each.add(new long[] {batch.clsRow(window)});
    }
    NDArray pooled = dense.forward(means.of(batch.states(), each, scope)).tanh();
    if (batch.windowCount() == batch.examples().size()) {
      return pooled;
    }
    List<long[]> groups = new ArrayList<>();
    for (int i = 0; i < batch.examples().size(); i++) {
      int first = batch.firstWindow(i);
      groups.add(LongStream.range(first, first + (long) batch.windowCount(i)).toArray());
    }
    return means.of(pooled, groups, scope);
  }

  @Override
  public void close() {
    means.close();
  }
}
