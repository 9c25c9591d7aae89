// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.vit;

import ai.djl.ndarray.NDArray;
import org.pixellm.model.nn.ParameterSet;

/**
 * The first thing an encoder does: what stands in a patch becomes a state. It is all in which
 * encoders of pictures and of tokens differ.
 */
public interface InputProjection extends AutoCloseable {

  /** Makes a projection. */
  @FunctionalInterface
  interface Maker {
    /**
     * A projection without values.
     *
     * @param set takes its parameters
     * @param name what their names begin with
     * @param config of the encoder
     */
    InputProjection make(ParameterSet set, String name, PixelEncoderConfig config);
  }

  /**
   * States of patches that know nothing of each other and of where they are.
   *
   * @param patches {@code [patches, values]}
   * @return {@code [patches, hidden]}
   */
  NDArray project(NDArray patches);

  @Override
  void close();
}
