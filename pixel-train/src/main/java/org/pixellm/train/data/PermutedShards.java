// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.Objects;
import org.pixellm.plugins.data.Shard;
import org.pixellm.train.random.Permutation;

/** A stretch of a random order of shards. */
final class PermutedShards implements ShardSet {
  private final ShardSet shards;
  private final Permutation order;
  private final long from;
  private final long size;

  PermutedShards(ShardSet shards, Permutation order, long from, long size) {
    Objects.checkFromIndexSize(from, size, shards.size());
    this.shards = shards;
    this.order = order;
    this.from = from;
    this.size = size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public Shard get(long index) {
    return shards.get(order.at(from + Objects.checkIndex(index, size)));
  }

  @Override
  public long bytes() {
    return size == 0 ? 0 : (long) ((double) shards.bytes() / shards.size() * size);
  }
}
