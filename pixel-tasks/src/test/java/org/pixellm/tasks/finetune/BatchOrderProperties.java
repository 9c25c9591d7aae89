// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.train.random.RandomSource;

class BatchOrderProperties {

  /** Example n is as long as n says, and is tagged with its number. */
  private static DrawnExample<Example> drawn(int number) {
    int patches = 2 + number * 7 % 11;
    RenderedText text =
        new RenderedText(
            1,
            1,
            new byte[patches],
            new Alignment.Builder(patches, 0).drawn(List.of(1), true).build(),
            Map.of());
    return DrawnExample.of(Sentences.tagged(Integer.toString(number)), text);
  }

  private static int number(DrawnExample<Example> drawn) {
    return Integer.parseInt(((TaggedWords) drawn.example()).tags().get(0));
  }

  private static List<List<Integer>> epoch(BatchOrder order, long epoch) {
    IntFunction<DrawnExample<Example>> drawing = BatchOrderProperties::drawn;
    long perEpoch = (order.examples() + order.batchSize() - 1L) / order.batchSize();
    Map<BatchOrder.Pool, List<List<DrawnExample<Example>>>> pools = new HashMap<>();
    List<List<Integer>> batches = new ArrayList<>();
    for (long batch = epoch * perEpoch; batch < (epoch + 1) * perEpoch; batch++) {
      BatchOrder.Pool pool = order.poolOf(batch);
      assertEquals(epoch, pool.epoch());
      List<DrawnExample<Example>> found =
          pools.computeIfAbsent(pool, p -> order.batches(p, drawing)).get(order.placeOf(batch));
      int longest = found.get(found.size() - 1).patches();
      assertTrue(found.stream().allMatch(example -> example.patches() <= longest), "sorted");
      batches.add(found.stream().map(BatchOrderProperties::number).toList());
    }
    return batches;
  }

  @Property(tries = 100)
  void everyEpochHasEveryExampleOnce(
      @ForAll @IntRange(min = 1, max = 60) int examples,
      @ForAll @IntRange(min = 1, max = 9) int batchSize,
      @ForAll @IntRange(min = 1, max = 5) int bucket,
      @ForAll long seed) {
    BatchOrder order = new BatchOrder(examples, batchSize, bucket, new RandomSource(seed));
    for (long epoch = 0; epoch < 2; epoch++) {
      List<List<Integer>> batches = epoch(order, epoch);
      assertTrue(batches.stream().allMatch(b -> !b.isEmpty() && b.size() <= batchSize));
      assertEquals(
          IntStream.range(0, examples).boxed().toList(),
          batches.stream().flatMap(List::stream).sorted().toList());
    }
  }

  @Test
  void theOrderIsTheSeedsAndTheEpochs() {
    BatchOrder order = new BatchOrder(40, 4, 3, new RandomSource(1));
    assertEquals(epoch(order, 0), epoch(new BatchOrder(40, 4, 3, new RandomSource(1)), 0));
    assertNotEquals(epoch(order, 0), epoch(order, 1));
    assertNotEquals(epoch(order, 0), epoch(new BatchOrder(40, 4, 3, new RandomSource(2)), 0));
  }

  @Test
  void poolsFollowEachOtherOverTheEndOfAnEpoch() {
    BatchOrder order = new BatchOrder(10, 2, 3, new RandomSource(1));
    BatchOrder.Pool pool = order.poolOf(0);
    assertEquals(new BatchOrder.Pool(0, 0), pool);
    assertEquals(new BatchOrder.Pool(0, 1), order.after(pool));
    assertEquals(new BatchOrder.Pool(1, 0), order.after(order.after(pool)));
    assertEquals(new BatchOrder.Pool(1, 0), order.poolOf(5));
    assertEquals(1, order.placeOf(4), "the second of a pool of two");
  }
}
