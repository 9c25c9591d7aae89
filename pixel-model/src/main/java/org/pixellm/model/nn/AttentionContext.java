// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * What all layers of one forward pass share.
 *
 * @param bias {@code [batch, 1, 1, tokens]}, 0 for a real key and -10000 for padding; empty when
 *     nothing is padding
 * @param rotation angles of rotary positions; empty where positions are added instead
 * @param training whether dropout applies
 */
public record AttentionContext(
    Optional<NDArray> bias, Optional<Rotation> rotation, boolean training) {

  /**
   * Rotary angles of every token.
   *
   * @param cos {@code [batch or 1, 1, tokens, head / 2]}
   * @param sin {@code [batch or 1, 1, tokens, head / 2]}
   */
  public record Rotation(NDArray cos, NDArray sin) {}
}
