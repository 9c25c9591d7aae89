// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.pixellm.plugins.model.TextLengths;

/**
 * Where the patches of several texts lie on one line, so that who is near on the line is near in a
 * text: patches of a text whose places differ by at most {@code reach} lie as many slots apart as
 * their places differ, and all others, those of other texts too, lie further apart than that. Slots
 * between them are empty: places of hidden patches, and room. Padding is near nothing. Immutable.
 */
public final class PlaceSlots {
  /** Bits of a sorting key below the place: the patch's index. */
  private static final int INDEX_BITS = 31;

  private final long[] slots;

  private PlaceSlots(long[] slots) {
    this.slots = slots;
  }

  /**
   * Lays patches out.
   *
   * @param lengths patches of each text, padding included
   * @param places of the patches in their texts, from 0; all real patches of a text have different
   *     ones
   * @param real whether a patch, by its index among all, is no padding
   * @param reach greatest difference of places that matters, at least 1
   */
  public static PlaceSlots of(TextLengths lengths, long[] places, IntPredicate real, int reach) {
    long[] slots = new long[lengths.total()];
    long next = 0;
    int from = 0;
    for (int text = 0; text < lengths.count(); text++) {
      int to = from + lengths.get(text);
      long before = Long.MIN_VALUE;
      long slot = next; // of the text's first real patch
      for (long key : realInReadingOrder(places, real, from, to)) {
        long place = key >> INDEX_BITS;
        slot += before < 0 ? 0 : Math.min(place - before, reach + 1L);
        slots[(int) (key & Integer.MAX_VALUE)] = slot;
        next = slot + reach + 1;
        before = place;
      }
      for (int patch = from; patch < to; patch++) {
        if (!real.test(patch)) {
          slots[patch] = next;
          next += reach + 1;
        }
      }
      from = to;
    }
    return new PlaceSlots(slots);
  }

  /** Place and index of each real patch of a text, in one number, ascending. */
  private static long[] realInReadingOrder(long[] places, IntPredicate real, int from, int to) {
    long[] keys = new long[to - from];
    int count = 0;
    for (int patch = from; patch < to; patch++) {
      if (real.test(patch)) {
        keys[count++] = (places[patch] << INDEX_BITS) | patch;
      }
    }
    Arrays.sort(keys, 0, count);
    return Arrays.copyOf(keys, count);
  }

  /** The slot of a patch by its index among all, from 0. */
  public long slot(int patch) {
    return slots[patch];
  }

  /** As scripts read it: {@code [patches]} int64. */
  public NDArray array(NDManager manager) {
    return manager.create(slots, new Shape(slots.length));
  }
}
