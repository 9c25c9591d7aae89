// SPDX-License-Identifier: Apache-2.0
package com.example.labels.backbone;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pixellm.model.nn.PlaceSlots;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.TextLengths;

/**
 * All patches of a batch on one line, so that one convolution reads them all. A patch lies as far
 * from its neighbours as their places in the text say: where patches are hidden there are empty
 * slots, and between texts there are more than a convolution reaches over. Padding is left out.
 *
 * @param lengths patches of each text, padding included
 * @param real whether each patch is no padding
 * @param slots where each patch lies
 */
record PatchLine(TextLengths lengths, boolean[] real, long[] slots) {

  /**
   * Lays a batch out.
   *
   * @param reach places to either side that a convolution looks at
   */
  static PatchLine of(EncoderInput input, int reach) {
    TextLengths lengths = input.lengths();
    long[] places = input.positions().map(NDArray::toLongArray).orElseGet(() -> inOrder(lengths));
    Optional<float[]> attention = input.attention().map(NDArray::toFloatArray);
    boolean[] real = new boolean[lengths.total()];
    for (int patch = 0; patch < real.length; patch++) {
      real[patch] = attention.isEmpty() || attention.get()[patch] != 0;
    }
    PlaceSlots slots = PlaceSlots.of(lengths, places, patch -> real[patch], reach);
    return new PatchLine(
        lengths, real, IntStream.range(0, real.length).mapToLong(slots::slot).toArray());
  }

  private static long[] inOrder(TextLengths lengths) {
    return IntStream.range(0, lengths.count())
        .flatMap(text -> IntStream.range(0, lengths.get(text)))
        .asLongStream()
        .toArray();
  }

  private int size() {
    return Math.toIntExact(Arrays.stream(slots).max().orElseThrow() + 1);
  }

  /** For each slot the patch that lies there, {@code [slots]} int64; any patch where none does. */
  NDArray patchOfSlot(NDManager manager) {
    long[] patches = new long[size()];
    for (int patch = 0; patch < slots.length; patch++) {
      patches[(int) slots[patch]] = patch;
    }
    return manager.create(patches, new Shape(patches.length));
  }

  /** {@code [slots, 1]} float32: 1 where a patch of a text is, 0 for padding and where none is. */
  NDArray occupied(NDManager manager) {
    float[] occupied = new float[size()];
    for (int patch = 0; patch < slots.length; patch++) {
      occupied[(int) slots[patch]] = real[patch] ? 1 : 0;
    }
    return manager.create(occupied, new Shape(occupied.length, 1));
  }

  /** For each patch its slot, {@code [patches]} int64. */
  NDArray slotOfPatch(NDManager manager) {
    return manager.create(slots, new Shape(slots.length));
  }

  /** Slots of the real patches of each text. */
  List<long[]> slotsOfTexts() {
    List<long[]> texts = new ArrayList<>();
    int from = 0;
    for (int text = 0; text < lengths.count(); text++) {
      int to = from + lengths.get(text);
      texts.add(IntStream.range(from, to).filter(i -> real[i]).mapToLong(i -> slots[i]).toArray());
      from = to;
    }
    return texts;
  }

  /**
   * The order in which states are handed out, for each text its own and then its patches': rows of
   * the texts' states with the patches' after them, {@code [texts + patches]} int64.
   */
  NDArray order(NDManager manager) {
    long[] order = new long[lengths.count() + lengths.total()];
    int at = 0;
    long patch = lengths.count();
    for (int text = 0; text < lengths.count(); text++) {
      order[at++] = text;
      for (int i = 0; i < lengths.get(text); i++) {
        order[at++] = patch++;
      }
    }
    return manager.create(order, new Shape(order.length));
  }
}
