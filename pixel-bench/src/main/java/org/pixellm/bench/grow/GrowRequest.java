// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.grow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pixellm.plugins.PixelException;

/**
 * What to measure, along which axes.
 *
 * @param axes one after another
 * @param size of the model where another axis is measured
 * @param batch texts of a step where threads are
 * @param patches of a text where another axis is measured
 * @param stepPatches of a step where lengths or sizes are: as many texts as make about so many
 * @param lengths patches of a text to measure at
 * @param batches texts of a step to measure at
 * @param sizes of models to measure
 * @param threads to measure with, each as threads of one worker and as workers of one thread
 * @param rounds that count, of each point
 * @param settings over the configuration
 */
public record GrowRequest(
    List<Axis> axes,
    String size,
    int batch,
    int patches,
    int stepPatches,
    List<Integer> lengths,
    List<Integer> batches,
    List<String> sizes,
    List<Integer> threads,
    int rounds,
    List<String> settings) {
  private static final int LEAST_PATCHES = 4;
  private static final int MOST_PATCHES = 1 << 16;
  private static final int MOST_BATCH = 1 << 12;
  private static final int MOST_THREADS = 1024;

  /** Patches of a step, which are held as float32 and as states. */
  private static final long MOST_STEP_PATCHES = 1 << 20;

  /** Checks the numbers. */
  public GrowRequest {
    axes = List.copyOf(axes);
    lengths = lengths.stream().sorted().distinct().toList();
    batches = batches.stream().sorted().distinct().toList();
    sizes = List.copyOf(sizes);
    threads = threads.stream().sorted().distinct().toList();
    settings = List.copyOf(settings);
    within("the patches of a text", LEAST_PATCHES, MOST_PATCHES, patches);
    within("the patches of a step", LEAST_PATCHES, MOST_STEP_PATCHES, stepPatches);
    within("the texts of a step", 1, MOST_BATCH, batch);
    within("rounds", 1, MOST_BATCH, rounds);
    lengths.forEach(length -> within("a length", LEAST_PATCHES, MOST_PATCHES, length));
    batches.forEach(texts -> within("a batch", 1, MOST_BATCH, texts));
    threads.forEach(count -> within("threads", 1, MOST_THREADS, count));
    for (int texts : Stream.concat(Stream.of(batch), batches.stream()).toList()) {
      within("the patches of a step", 1, MOST_STEP_PATCHES, (long) texts * patches);
    }
    if (axes.isEmpty()
        || lengths.isEmpty()
        || batches.isEmpty()
        || sizes.isEmpty()
        || threads.isEmpty()) {
      throw new PixelException("name at least one axis, and one point of each axis");
    }
  }

  private static void within(String what, long least, long most, long value) {
    if (value < least || value > most) {
      throw new PixelException("%s must be %d to %d, not %d".formatted(what, least, most, value));
    }
  }

  /** The points of an axis, in order. */
  List<Point> points(Axis axis) {
    return switch (axis) {
      case LENGTH ->
          lengths.stream().map(length -> new Point(size, texts(length), length, 0, 0)).toList();
      case BATCH -> batches.stream().map(texts -> new Point(size, texts, patches, 0, 0)).toList();
      case SIZE ->
          sizes.stream().map(one -> new Point(one, texts(patches), patches, 0, 0)).toList();
      case THREADS -> shared();
    };
  }

  private int texts(int length) {
    return Math.max(1, Math.round((float) stepPatches / length));
  }

  private List<Point> shared() {
    List<Point> points = new ArrayList<>();
    for (int count : threads) {
      points.add(new Point(size, batch, patches, 1, count));
      if (count > 1 && count <= batch) {
        points.add(new Point(size, batch, patches, count, count));
      }
    }
    return points;
  }
}
