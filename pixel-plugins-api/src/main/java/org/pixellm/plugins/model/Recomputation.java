// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.model;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;

/**
 * How a part of a network is run whose intermediate arrays may be computed again in the backward
 * pass in place of being kept (gradient checkpointing, Chen et al. 2016). Long texts need it: what
 * is kept then grows with one part, not with all.
 */
@FunctionalInterface
public interface Recomputation {
  /** Keeps everything: nothing is computed twice. */
  Recomputation NONE = (x, part) -> part.apply(x);

  /**
   * Runs a part.
   *
   * @param x what the part reads
   * @param part computes from {@code x} and parameters alone, the same each time it is called; it
   *     may be called again until the backward pass is over
   * @return what the part returns
   */
  NDArray run(NDArray x, UnaryOperator<NDArray> part);
}
