// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.data.Shard;
import org.pixellm.train.random.RandomSource;

class MixedShardsTest {

  private static ShardSet shards(String name, long size) {
    return new ShardSet() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public Shard get(long index) {
        return new Shard(Path.of(name), index, index + 1);
      }

      @Override
      public long bytes() {
        return size;
      }
    };
  }

  private static MixedShards.Ingredient source(
      String name, long shards, double windows, double share) {
    return new MixedShards.Ingredient(name, shards(name, shards), windows, share);
  }

  private static List<Shard> epoch(MixedShards mixed, long epoch) {
    List<Shard> all = new ArrayList<>();
    for (long block = 0; block < mixed.blocks(); block++) {
      all.addAll(mixed.of(epoch, block));
    }
    return all;
  }

  private static Map<String, Integer> count(List<Shard> shards) {
    Map<String, Integer> counts = new HashMap<>();
    shards.forEach(shard -> counts.merge(shard.file().toString(), 1, Integer::sum));
    return counts;
  }

  /** Half of all windows each, though one source is nine times as large as the other. */
  @Test
  void smallSourcesRepeatAndLargeOnesGoOnInTheNextEpoch() {
    MixedShards mixed =
        new MixedShards(
            List.of(source("large", 90, 900, 0.5), source("small", 10, 100, 0.5)),
            new RandomSource(7),
            100);
    assertEquals(10, mixed.blocks());
    Map<Shard, Integer> seen = new HashMap<>();
    for (long epoch = 0; epoch < 9; epoch++) {
      List<Shard> shards = epoch(mixed, epoch);
      assertEquals(Map.of("large", 50, "small", 50), count(shards));
      shards.forEach(shard -> seen.merge(shard, 1, Integer::sum));
      if (epoch == 0) {
        assertEquals(50 + 10, new HashSet<>(shards).size()); // nothing of the large one twice
      }
    }
    // Nine epochs are 450 shards of each: five passes over one, and 45 over the other.
    for (long i = 0; i < 90; i++) {
      assertEquals(5, seen.get(new Shard(Path.of("large"), i, i + 1)));
    }
    for (long i = 0; i < 10; i++) {
      assertEquals(45, seen.get(new Shard(Path.of("small"), i, i + 1)));
    }
  }

  @Test
  void eachPassOverASourceHasAnOrderOfItsOwn() {
    MixedShards mixed =
        new MixedShards(List.of(source("only", 20, 20, 1)), new RandomSource(7), 20);
    assertEquals(1, mixed.blocks());
    List<Shard> first = mixed.of(0, 0);
    List<Shard> second = mixed.of(1, 0);
    assertNotEquals(first, second);
    assertEquals(new HashSet<>(first), new HashSet<>(second));
    assertEquals(
        first,
        new MixedShards(List.of(source("only", 20, 20, 1)), new RandomSource(7), 20).of(0, 0));
    assertNotEquals(
        first,
        new MixedShards(List.of(source("only", 20, 20, 1)), new RandomSource(8), 20).of(0, 0));
  }

  /** Whatever the sources, any stretch of blocks holds its share of each to within a shard. */
  @Property(tries = 100)
  void everyStretchOfBlocksHasItsShares(
      @ForAll @IntRange(min = 1, max = 6) int sources,
      @ForAll @LongRange(min = 1, max = 2000) long blockWindows,
      @ForAll Random random) {
    List<MixedShards.Ingredient> ingredients = new ArrayList<>();
    double all = 0;
    for (int i = 0; i < sources; i++) {
      long size = random.nextLong(1, 301);
      double windows = size * (5 + 20 * random.nextDouble());
      ingredients.add(source("s" + i, size, windows, 1.0 / sources));
      all += windows;
    }
    MixedShards mixed =
        new MixedShards(ingredients, new RandomSource(random.nextLong()), blockWindows);
    long from = random.nextInt(1000);
    long blocks = random.nextLong(1, 31);
    List<Shard> taken = new ArrayList<>();
    for (long number = from; number < from + blocks; number++) {
      taken.addAll(mixed.of(number / mixed.blocks(), number % mixed.blocks()));
    }
    Map<String, Integer> counts = count(taken);
    for (MixedShards.Ingredient source : ingredients) {
      double perShard = source.windows() / source.shards().size();
      double expected = blocks * (all / mixed.blocks()) * source.share() / perShard;
      int found = counts.getOrDefault(source.name(), 0);
      assertTrue(Math.abs(found - expected) <= 1 + 1e-6, found + " shards, not " + expected);
    }
  }

  /** A place far on in a terabyte costs no more than the first. */
  @Test
  void aPlaceIsComputedNotReached() {
    MixedShards mixed =
        new MixedShards(
            List.of(source("huge", 1L << 28, 1e10, 0.9), source("small", 3, 40, 0.1)),
            new RandomSource(7),
            2000);
    List<Shard> far = mixed.of(1000, mixed.blocks() - 1);
    Map<String, Integer> counts = count(far);
    double windows = counts.get("huge") * (1e10 / (1L << 28)) + counts.get("small") * (40 / 3.0);
    assertEquals(2000, windows, 60);
  }
}
