// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/** A stack of pre-norm transformer layers, without a norm at its end. */
public final class Transformer implements AutoCloseable {
  private final List<TransformerLayer> layers = new ArrayList<>();
  private final AttentionKernel kernel;

  /**
   * A stack.
   *
   * @param name prefix of the layers' parameters; layer i is {@code name.i}
   */
  public Transformer(ParameterSet set, String name, TransformerShape shape) {
    this.kernel = new AttentionKernel(shape.heads(), shape.attentionDropout());
    for (int i = 0; i < shape.layers(); i++) {
      layers.add(new TransformerLayer(set, name + "." + i, shape, kernel));
    }
  }

  /** {@code [batch, tokens, hidden]} to the same shape. */
  public NDArray forward(NDArray x, AttentionContext context) {
    NDArray y = x;
    for (TransformerLayer layer : layers) {
      y = layer.forward(y, context);
    }
    return y;
  }

  @Override
  public void close() {
    kernel.close();
  }
}
