// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import org.pixellm.train.random.Permutation;

/**
 * What is trained on and what is measured on. No shard is in both, unless the user named a file for
 * both.
 *
 * @param training shards to train on
 * @param heldOut shards to measure on; may be empty
 */
record CorpusSplit(ShardSet training, ShardSet heldOut) {

  /**
   * Holds some shards of a corpus out, chosen at random.
   *
   * @param shards the corpus
   * @param fraction share of the shards to hold out, rounded up, 0 to 0.5. Of a single shard
   *     nothing is held out
   * @param key of the random choice
   */
  public static CorpusSplit holdOut(ShardSet shards, double fraction, long key) {
    long count =
        shards.size() < 2
            ? 0
            : Math.min(shards.size() - 1, (long) Math.ceil(fraction * shards.size()));
    Permutation order = new Permutation(shards.size(), key);
    return new CorpusSplit(
        new PermutedShards(shards, order, count, shards.size() - count),
        new PermutedShards(shards, order, 0, count));
  }
}
