// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.train;

import java.util.BitSet;
import java.util.random.RandomGenerator;
import org.pixellm.model.mask.SinglePatches;
import org.pixellm.plugins.model.PatchBatch;

/**
 * What {@link ComposedObjective} hides, as rectangles.
 *
 * @param patches of a row, padding included
 * @param visible columns of the encoder's input
 * @param visiblePlaces {@code [rows * visible]}, the place of each; 0 where a row has fewer
 * @param visibleReal {@code [rows * visible]}, 1 where there is one
 * @param restore {@code [rows * patches]}, index among the visible, or {@code visible} for the mask
 *     token after them
 * @param allPlaces {@code [rows * patches]}
 * @param allReal {@code [rows * patches]}, 0 for padding
 * @param hidden {@code [rows * patches]}, 1 for what the loss looks at
 * @param hiddenCount how many
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record ComposedMask(
    int patches,
    int visible,
    long[] visiblePlaces,
    float[] visibleReal,
    long[] restore,
    long[] allPlaces,
    float[] allReal,
    float[] hidden,
    long hiddenCount) {

  /** Hides single patches, as many and with the same numbers as masked pixels do. */
  static ComposedMask draw(PatchBatch batch, double ratio, RandomGenerator random) {
    int rows = batch.size();
    int patches = batch.patchCount();
    BitSet[] masks = new BitSet[rows];
    int visible = 0;
    long count = 0;
    for (int row = 0; row < rows; row++) {
      int length = batch.length(row);
      int hide = (int) Math.max(1, Math.min(length - 1, Math.round(ratio * length)));
      masks[row] = new SinglePatches().sample(length, hide, random);
      visible = Math.max(visible, length - hide);
      count += hide;
    }
    ComposedMask mask =
        new ComposedMask(
            patches,
            visible,
            new long[rows * visible],
            new float[rows * visible],
            new long[rows * patches],
            new long[rows * patches],
            new float[rows * patches],
            new float[rows * patches],
            count);
    for (int row = 0; row < rows; row++) {
      mask.fill(row, masks[row], batch.length(row));
    }
    return mask;
  }

  private void fill(int row, BitSet hide, int length) {
    int seen = 0;
    for (int place = 0; place < patches; place++) {
      int at = row * patches + place;
      allPlaces[at] = place;
      allReal[at] = place < length ? 1 : 0;
      hidden[at] = hide.get(place) ? 1 : 0;
      if (place < length && !hide.get(place)) {
        restore[at] = seen;
        visiblePlaces[row * visible + seen] = place;
        visibleReal[row * visible + seen] = 1;
        seen++;
      } else {
        restore[at] = visible;
      }
    }
  }
}
