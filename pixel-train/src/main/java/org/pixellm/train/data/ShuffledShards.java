// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.pixellm.plugins.data.Shard;
import org.pixellm.train.random.Permutation;
import org.pixellm.train.random.RandomSource;

/**
 * The blocks of one text: each epoch goes through all shards in an order of its own, a block of
 * them at a time.
 */
final class ShuffledShards implements BlockShards {
  private final ShardSet shards;
  private final RandomSource random;
  private final long shardsPerBlock;

  /**
   * Blocks of a text.
   *
   * @param shards what is trained on, at least one shard
   * @param random the run's randomness
   * @param blockBytes bytes of text, about, in one block
   */
  ShuffledShards(ShardSet shards, RandomSource random, double blockBytes) {
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

  @Override
  public long blocks() {
    return (shards.size() - 1) / shardsPerBlock + 1;
  }

  @Override
  public List<Shard> of(long epoch, long block) {
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
}
