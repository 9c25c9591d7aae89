// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.model;

import ai.djl.ndarray.NDArray;
import java.util.Objects;
import java.util.Optional;

/**
 * What an encoder reads: either a rectangle of texts, padded to one length, or <em>packed</em>
 * texts, one after another without padding. Packed texts do not see each other.
 *
 * @param patches {@code [batch, patches, values]} float32, or {@code [1, all patches, values]} for
 *     packed texts; ink values 0 (black) to 1 (white), within a patch in the order channel, row,
 *     column. {@code values} is {@code channels * patch * patch}; grey patches have one channel,
 *     see {@link EncoderBackbone#readsGreyAsThree}
 * @param positions {@code [batch, patches]} int64, the place of each patch in its text, from 0;
 *     empty when patch i is at place i in every text
 * @param attention {@code [batch, patches]} float32, 1 for a real patch and 0 for padding; empty
 *     when nothing is padding
 * @param packed lengths of packed texts; empty for a rectangle. Texts of equal lengths beside each
 *     other are computed together, so sorted texts are faster
 */
public record EncoderInput(
    NDArray patches,
    Optional<NDArray> positions,
    Optional<NDArray> attention,
    Optional<TextLengths> packed) {

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if packed texts are padded, or are not as long together as
   *     there are patches
   */
  public EncoderInput {
    Objects.requireNonNull(patches, "patches");
    Objects.requireNonNull(positions, "positions");
    Objects.requireNonNull(attention, "attention");
    Objects.requireNonNull(packed, "packed");
    if (packed.isPresent()) {
      long[] shape = patches.getShape().getShape();
      if (shape[0] != 1 || shape[1] != packed.get().total() || attention.isPresent()) {
        throw new IllegalArgumentException(
            "%s are not packed in patches %s%s"
                .formatted(
                    packed.get(),
                    patches.getShape(),
                    attention.isPresent() ? " with padding" : ""));
      }
    }
  }

  /** A rectangle of texts. */
  public EncoderInput(NDArray patches, Optional<NDArray> positions, Optional<NDArray> attention) {
    this(patches, positions, attention, Optional.empty());
  }

  /** How long the texts are, padding included. */
  public TextLengths lengths() {
    return packed.orElseGet(
        () ->
            TextLengths.equal(
                Math.toIntExact(patches.getShape().get(0)),
                Math.toIntExact(patches.getShape().get(1))));
  }
}
