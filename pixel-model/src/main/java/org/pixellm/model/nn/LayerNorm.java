// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;

/** Layer normalisation over the last axis (Ba et al. 2016). */
public final class LayerNorm {
  private final Parameter weight;
  private final Parameter bias;
  private final Shape shape;
  private final float epsilon;

  /** A norm of {@code size} values. */
  public LayerNorm(ParameterSet set, String name, long size, double epsilon) {
    this.weight = set.add(name + ".weight", Parameter.Type.GAMMA, Init.constant(1), size);
    this.bias = set.add(name + ".bias", Parameter.Type.BETA, Init.constant(0), size);
    this.shape = new Shape(size);
    this.epsilon = (float) epsilon;
  }

  /** {@code [.., size]} to the same shape. */
  public NDArray forward(NDArray x) {
    return ai.djl.nn.norm.LayerNorm.layerNorm(x, shape, weight.getArray(), bias.getArray(), epsilon)
        .singletonOrThrow();
  }

  NDArray weight() {
    return weight.getArray();
  }

  NDArray bias() {
    return bias.getArray();
  }
}
