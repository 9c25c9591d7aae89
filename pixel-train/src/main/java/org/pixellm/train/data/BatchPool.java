// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.ArrayList;
import java.util.List;
import org.pixellm.train.random.Permutation;

/** Batches out of windows that follow each other in the stream, in random order. */
final class BatchPool {
  private final List<List<Window>> batches;

  /**
   * A pool.
   *
   * @param windows in the order of the stream, at least one
   * @param key of the order of its batches
   */
  BatchPool(List<Window> windows, BatchRule rule, long key) {
    List<List<Window>> byLength = rule.cut(windows);
    Permutation order = new Permutation(byLength.size(), key);
    batches = new ArrayList<>(byLength.size());
    for (int i = 0; i < byLength.size(); i++) {
      // Unsorted windows are in random order as they are.
      batches.add(byLength.get(rule.bucket() > 1 ? (int) order.at(i) : i));
    }
  }

  int size() {
    return batches.size();
  }

  /** Hands a batch over; the pool forgets it, so that its memory is free once it is used. */
  List<Window> take(int batch) {
    return batches.set(batch, null);
  }
}
