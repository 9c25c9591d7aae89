// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.plugins.task.TaskBatch;

/**
 * One vector for each example, whatever the number of its windows: what is pooled are the patches
 * of all of them.
 */
interface TextPooler extends AutoCloseable {

  /**
   * The vectors.
   *
   * @return {@code [examples, hidden]}
   */
  NDArray forward(TaskBatch<?> batch, NDManager scope);

  @Override
  void close();

  /**
   * A pooler whose parameters go into a set.
   *
   * @param referencePadding see {@link TextHeadConfig}
   */
  static TextPooler of(PoolingMode mode, boolean referencePadding, ParameterSet set, int hidden) {
    return switch (mode.kind()) {
      case CLS -> new ClsTextPooler(set, hidden);
      case MEAN, MAX -> new PatchPooler(mode.kind(), set, hidden);
      case PMA -> new AttentionPooler(mode.heads(), referencePadding, set, hidden);
    };
  }

  /** Patches of each example. */
  static long[] counts(List<long[]> rows) {
    return rows.stream().mapToLong(each -> each.length).toArray();
  }
}
