// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.pixellm.plugins.data.Shard;
import org.pixellm.train.random.Permutation;
import org.pixellm.train.random.RandomSource;

/**
 * Which shards are rendered together, in which order: each epoch goes through all shards in an
 * order of its own, a block of them at a time. Immutable.
 */
final class BlockPlan {
  private final ShardSet shards;
  private final RandomSource random;
  private final long shardsPerBlock;

  /**
   * A plan.
   *
   * @param shards what is trained on, at least one shard
   * @param random the run's randomness
   * @param blockBytes bytes of text, about, in one block
   */
  BlockPlan(ShardSet shards, RandomSource random, double blockBytes) {
    if (shards.size() < 1) {
      throw new IllegalArgumentException("no shard to train on");
    }
    this.shards = shards;
    this.random = random;
    double meanBytes = Math.max(1, (double) shards.bytes() / shards.size());
    this.shardsPerBlock =
        Math.max(
            1,
            Math.min(Math.min(shards.size(), Integer.MAX_VALUE), (long) (blockBytes / meanBytes)));
  }

  /** Blocks of an epoch, at least 1. */
  long blocks() {
    return (shards.size() - 1) / shardsPerBlock + 1;
  }

  /** The shards of a block. */
  List<Shard> shards(long epoch, long block) {
    Objects.checkIndex(block, blocks());
    Permutation order = new Permutation(shards.size(), random.key("shard-order", epoch));
    long from = block * shardsPerBlock;
    long to = Math.min(shards.size(), from + shardsPerBlock);
    List<Shard> chosen = new ArrayList<>((int) (to - from));
    for (long place = from; place < to; place++) {
      chosen.add(shards.get(order.at(place)));
    }
    return chosen;
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
