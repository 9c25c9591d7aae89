// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.model;

import ai.djl.ndarray.NDArray;
import java.util.Objects;
import java.util.Optional;

/**
 * What an encoder reads.
 *
 * @param patches {@code [batch, patches, channels * patch * patch]} float32, ink values 0 (black)
 *     to 1 (white), within a patch in the order channel, row, column
 * @param positions {@code [batch, patches]} int64, the place of each patch in its text, from 0;
 *     empty when patch i is at place i in every row
 * @param attention {@code [batch, patches]} float32, 1 for a real patch and 0 for padding; empty
 *     when nothing is padding
 */
public record EncoderInput(
    NDArray patches, Optional<NDArray> positions, Optional<NDArray> attention) {
  /** Checks that nothing is null. */
  public EncoderInput {
    Objects.requireNonNull(patches, "patches");
    Objects.requireNonNull(positions, "positions");
    Objects.requireNonNull(attention, "attention");
  }
}
