// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.List;
import org.pixellm.plugins.data.Shard;
import org.pixellm.train.random.Permutation;
import org.pixellm.train.random.RandomSource;

/**
 * In which order what is used: shards by blocks, the windows of a block, the batches of a pool.
 * Immutable.
 */
final class BlockPlan {
  private final BlockShards shards;
  private final RandomSource random;

  /**
   * A plan.
   *
   * @param shards what is trained on
   * @param random the run's randomness
   */
  BlockPlan(BlockShards shards, RandomSource random) {
    this.shards = shards;
    this.random = random;
  }

  /** Blocks of an epoch, at least 1. */
  long blocks() {
    return shards.blocks();
  }

  /** The shards of a block. */
  List<Shard> shards(long epoch, long block) {
    return shards.of(epoch, block);
  }

  /** The order in which a block's windows are used. */
  int[] windowOrder(long epoch, long block, int windows) {
    Permutation order = new Permutation(windows, random.key("window-order", epoch, block));
    int[] places = new int[windows];
    for (int i = 0; i < windows; i++) {
      places[i] = (int) order.at(i);
    }
    return places;
  }

  /** What the order of the batches of a pool that starts at a place is made from. */
  long batchOrderKey(DataCursor pool) {
    return random.key("batch-order", pool.epoch(), pool.block(), pool.window());
  }

  /** Where the block after this one starts. */
  DataCursor after(DataCursor cursor) {
    return cursor.block() + 1 < blocks()
        ? new DataCursor(cursor.epoch(), cursor.block() + 1, 0)
        : new DataCursor(cursor.epoch() + 1, 0, 0);
  }
}
