// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.pixellm.plugins.model.TextLengths;

class PlaceSlotsProperties {

  /** Distances that matter are kept, and nothing else comes as near. */
  @Property
  void neighboursInATextAndNoOthersAreNeighbours(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 20) Integer> texts,
      @ForAll @IntRange(min = 1, max = 9) int reach,
      @ForAll @IntRange(min = 1, max = 40) int gaps,
      @ForAll @IntRange(max = 3) int padding,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TextLengths lengths =
        TextLengths.of(texts.stream().mapToInt(length -> length + padding).toArray());
    long[] places = new long[lengths.total()];
    boolean[] real = new boolean[places.length];
    int[] text = new int[places.length];
    int patch = 0;
    for (int t = 0; t < texts.size(); t++) {
      int[] order = shuffled(lengths.get(t), random);
      for (int i = 0; i < order.length; i++, patch++) {
        places[patch] = (long) order[i] * gaps + random.nextInt(gaps);
        real[patch] = order[i] < texts.get(t);
        text[patch] = t;
      }
    }

    PlaceSlots slots = PlaceSlots.of(lengths, places, i -> real[i], reach);

    long lowest = Long.MAX_VALUE;
    for (int a = 0; a < places.length; a++) {
      lowest = Math.min(lowest, slots.slot(a));
      for (int b = 0; b < a; b++) {
        long apart = slots.slot(a) - slots.slot(b);
        boolean together = text[a] == text[b] && real[a] && real[b];
        if (together && Math.abs(places[a] - places[b]) <= reach) {
          assertEquals(places[a] - places[b], apart);
        } else {
          assertTrue(Math.abs(apart) > reach, a + " and " + b + " are " + apart + " apart");
        }
      }
    }
    assertEquals(0, lowest);
  }

  private static int[] shuffled(int length, SplittableRandom random) {
    int[] order = new int[length];
    for (int i = 0; i < length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
