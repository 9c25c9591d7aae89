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
    return holdOut(shards, count(shards, fraction), key);
  }

  /**
   * The same as far as that makes a window to measure on: the last shard of a small file may hold a
   * line, or none, so shards are held out until one holds a window, or a single one is left to
   * train on.
   *
   * @param shards the corpus
   * @param fraction share of the shards to hold out, rounded up, 0 to 0.5
   * @param key of the random choice
   * @param renderer draws windows
   */
  static CorpusSplit holdOutWindows(
      ShardSet shards, double fraction, long key, ShardRenderer renderer) {
    long count = count(shards, fraction);
    CorpusSplit split = holdOut(shards, count, key);
    // What was looked at is in order before what is added.
    for (long looked = 0; looked < count; looked++) {
      if (!renderer.render(split.heldOut().get(looked), 1).windows().isEmpty()) {
        break;
      }
      if (looked == count - 1 && count < shards.size() - 1) {
        count++;
        split = holdOut(shards, count, key);
      }
    }
    return split;
  }

  private static long count(ShardSet shards, double fraction) {
    return shards.size() < 2
        ? 0
        : Math.min(shards.size() - 1, (long) Math.ceil(fraction * shards.size()));
  }

  private static CorpusSplit holdOut(ShardSet shards, long count, long key) {
    Permutation order = new Permutation(shards.size(), key);
    return new CorpusSplit(
        new PermutedShards(shards, order, count, shards.size() - count),
        new PermutedShards(shards, order, 0, count));
  }
}
