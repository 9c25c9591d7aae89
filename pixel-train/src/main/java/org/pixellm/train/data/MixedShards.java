// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.pixellm.plugins.data.Shard;
import org.pixellm.train.random.Permutation;
import org.pixellm.train.random.RandomSource;

/**
 * The blocks of several sources, each of which gets its share of every block.
 *
 * <p>A source is an endless row of shards: passes over its text, each in an order of its own. A
 * block takes the next few of every source, r of them on average. The n-th block takes those with
 * the numbers from floor(n r + o) to before floor((n + 1) r + o), where o is a random place between
 * 0 and 1: within one shard, each block has its share, and all blocks together have exactly that. A
 * source too small for a shard in every block has one in every so many, and o keeps small sources
 * from meeting in the same ones.
 *
 * <p>An epoch has as many windows as all sources together.
 */
final class MixedShards implements BlockShards {
  private final List<Part> parts;
  private final RandomSource random;
  private final long blocks;

  /** A source: its shards, how many a block has of them, and where the first block starts. */
  private record Part(String name, ShardSet shards, double perBlock, double offset) {}

  /**
   * What is mixed.
   *
   * @param name of the source
   * @param shards to train on, at least one
   * @param windows that the shards make, above 0
   * @param share of the windows trained on, above 0; all together 1
   */
  record Ingredient(String name, ShardSet shards, double windows, double share) {}

  /**
   * Blocks of sources.
   *
   * @param ingredients at least one
   * @param random the run's randomness
   * @param blockWindows windows, about, of a block, above 0
   */
  MixedShards(List<Ingredient> ingredients, RandomSource random, double blockWindows) {
    double all = ingredients.stream().mapToDouble(Ingredient::windows).sum();
    this.random = random;
    this.blocks = Math.max(1, (long) Math.ceil(all / blockWindows));
    this.parts = new ArrayList<>(ingredients.size());
    for (Ingredient source : ingredients) {
      double passes = source.share() * all / source.windows(); // over the source in an epoch
      parts.add(
          new Part(
              source.name(),
              source.shards(),
              passes * source.shards().size() / blocks,
              unit(random.key("source-offset of " + source.name()))));
    }
  }

  @Override
  public long blocks() {
    return blocks;
  }

  @Override
  public List<Shard> of(long epoch, long block) {
    Objects.checkIndex(block, blocks);
    long number = Math.addExact(Math.multiplyExact(epoch, blocks), block);
    List<Shard> chosen = new ArrayList<>();
    for (Part part : parts) {
      long to = start(part, number + 1);
      for (long place = start(part, number); place < to; place++) {
        chosen.add(shard(part, place));
      }
    }
    return chosen;
  }

  private static long start(Part part, long number) {
    return (long) Math.floor(number * part.perBlock() + part.offset());
  }

  private Shard shard(Part part, long place) {
    long size = part.shards().size();
    long key = random.key("shard-order of " + part.name(), place / size);
    return part.shards().get(new Permutation(size, key).at(place % size));
  }

  /** A number from 0 to below 1 out of random bits. */
  private static double unit(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }
}
