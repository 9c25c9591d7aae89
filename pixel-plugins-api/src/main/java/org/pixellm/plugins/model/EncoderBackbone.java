// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Turns patches into hidden states.
 *
 * <p><b>Padding must not change a real patch's state</b>: a text alone and in a batch with longer
 * ones gives the same states.
 *
 * <p>Inside a recorded graph use no {@code NDArray} method that takes a {@link Number}: DJL frees
 * the scalar before the backward pass reads it.
 */
public interface EncoderBackbone extends NetworkPart {

  /** Width of a state. */
  int hiddenSize();

  /** Values of one input patch: {@code channels * patch * patch}. */
  int patchLength();

  /** Most patches of one text, or {@link Integer#MAX_VALUE} where there is no limit. */
  int maxPatches();

  /**
   * Whether {@link #encode} takes packed texts: several in one row, which do not see each other. A
   * backbone that does not is given padded rectangles.
   */
  default boolean readsPackedTexts() {
    return false;
  }

  /**
   * Whether {@link #encode} takes grey patches of one channel where {@link #patchLength} is that of
   * three, and reads them as the same channel three times. A backbone that does not is given them
   * repeated.
   */
  default boolean readsGreyAsThree() {
    return false;
  }

  /**
   * From now on computes with weights in int8 where that is faster, for inference alone: states are
   * near those in float32, and no gradients are recorded. Called after parameters have values.
   *
   * @param manager owns what is made for it
   * @return whether it does; false for a backbone that cannot
   * @throws org.pixellm.plugins.PixelException if this machine cannot
   */
  default boolean quantise(NDManager manager) {
    return false;
  }

  /**
   * Encodes a batch.
   *
   * @return {@code [batch, 1 + patches, hidden]}: the state of the whole text (CLS), then one a
   *     patch, in the input's order. For packed texts {@code [1, texts + all patches, hidden]}: for
   *     each text its CLS and its patches
   */
  NDArray encode(EncoderInput input, StepContext context);
}
