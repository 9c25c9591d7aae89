// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

/**
 * A place in the endless stream of training batches: between two batches of a {@linkplain BatchPool
 * pool}.
 *
 * @param epoch epoch of the pool's first window: passes over the training text done
 * @param block block of that window: blocks of that pass done
 * @param window windows of that block, in shuffled order, that earlier pools hold
 * @param batch batches of the pool done
 */
public record DataCursor(long epoch, long block, int window, int batch) {
  /** The beginning of a run. */
  public static final DataCursor START = new DataCursor(0, 0, 0);

  /** Checks that nothing is negative. */
  public DataCursor {
    if (epoch < 0 || block < 0 || window < 0 || batch < 0) {
      throw new IllegalArgumentException(
          "no place in the data: epoch %d, block %d, window %d, batch %d"
              .formatted(epoch, block, window, batch));
    }
  }

  /** The beginning of a pool. */
  public DataCursor(long epoch, long block, int window) {
    this(epoch, block, window, 0);
  }

  DataCursor nextWindow() {
    return new DataCursor(epoch, block, window + 1);
  }

  DataCursor nextBatch() {
    return new DataCursor(epoch, block, window, batch + 1);
  }
}
