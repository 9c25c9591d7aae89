// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.train.random.Permutation;
import org.pixellm.train.random.RandomSource;

/**
 * Which examples make which batch. Each epoch has an order of its own; some batches of examples
 * that follow each other in it make a pool, within which examples of about one length go together,
 * and the batches of a pool come in random order. All of it is a function of the seed and the
 * batch's number, so a run that goes on needs to know nothing else.
 *
 * @param examples how many there are, at least 1
 * @param batchSize examples of a batch; the last of an epoch may have fewer
 * @param bucket batches of a pool
 * @param random the run's randomness
 */
record BatchOrder(int examples, int batchSize, int bucket, RandomSource random) {

  /**
   * A pool: some batches, all of one epoch.
   *
   * @param epoch from 0
   * @param number within the epoch, from 0
   */
  record Pool(long epoch, int number) {}

  private long batchesPerEpoch() {
    return (examples + (long) batchSize - 1) / batchSize;
  }

  /** The pool of a batch. */
  Pool poolOf(long batch) {
    return new Pool(batch / batchesPerEpoch(), (int) (batch % batchesPerEpoch() / bucket));
  }

  /** Where a batch is in its pool. */
  int placeOf(long batch) {
    return (int) (batch % batchesPerEpoch() % bucket);
  }

  /** The pool after one. */
  Pool after(Pool pool) {
    long next = (pool.number() + 1L) * bucket;
    return next < batchesPerEpoch()
        ? new Pool(pool.epoch(), pool.number() + 1)
        : new Pool(pool.epoch() + 1, 0);
  }

  /**
   * The batches of a pool, in the order in which they are learnt.
   *
   * @param drawing draws an example by its number
   */
  List<List<DrawnExample<Example>>> batches(Pool pool, IntFunction<DrawnExample<Example>> drawing) {
    Permutation order = new Permutation(examples, random.key("order", pool.epoch()));
    long from = (long) pool.number() * bucket * batchSize;
    long to = Math.min(examples, from + (long) bucket * batchSize);
    List<DrawnExample<Example>> drawn = new ArrayList<>();
    for (long place = from; place < to; place++) {
      drawn.add(drawing.apply(Math.toIntExact(order.at(place))));
    }
    drawn.sort(Comparator.comparingInt(DrawnExample::patches)); // stable
    List<List<DrawnExample<Example>>> batches = new ArrayList<>();
    for (int first = 0; first < drawn.size(); first += batchSize) {
      batches.add(List.copyOf(drawn.subList(first, Math.min(drawn.size(), first + batchSize))));
    }
    shuffle(batches, random.stream("batches", pool.epoch(), pool.number()));
    return batches;
  }

  /** Fisher and Yates, by our own generator: what Java's does may change. */
  private static void shuffle(List<?> list, RandomGenerator random) {
    for (int i = list.size() - 1; i > 0; i--) {
      Collections.swap(list, i, random.nextInt(i + 1));
    }
  }
}
