// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;

/** {@code y = x W^T + b}. */
public final class Linear {
  private final Parameter weight;
  private final Parameter bias;

  /** A layer from {@code in} to {@code out} values. */
  public Linear(ParameterSet set, String name, long in, long out, Init init) {
    this.weight = set.add(name + ".weight", Parameter.Type.WEIGHT, init, out, in);
    this.bias = set.add(name + ".bias", Parameter.Type.BIAS, Init.constant(0), out);
  }

  /** {@code [.., in]} to {@code [.., out]}. */
  public NDArray forward(NDArray x) {
    return ai.djl.nn.core.Linear.linear(x, weight.getArray(), bias.getArray()).singletonOrThrow();
  }

  NDArray weight() {
    return weight.getArray();
  }

  NDArray bias() {
    return bias.getArray();
  }
}
