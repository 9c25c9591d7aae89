// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/** A stack of pre-norm transformer layers, without a norm at its end. */
public final class Transformer implements AutoCloseable {
  private final List<TransformerLayer> layers = new ArrayList<>();
  private final LayerKernel kernel;

  /**
   * A stack.
   *
   * @param name prefix of the layers' parameters; layer i is {@code name.i}
   */
  public Transformer(
      ParameterSet set, String name, TransformerShape shape, AttentionMath attention) {
    this.kernel = new LayerKernel(shape, attention);
    for (int i = 0; i < shape.layers(); i++) {
      layers.add(new TransformerLayer(set, name + "." + i, shape, kernel));
    }
  }

  /**
   * Computes all layers. When not training, states between two layers are freed; {@code x} is the
   * caller's.
   *
   * @param x {@code [tokens, hidden]}
   * @param shortened whether only the last tokens of each text, as {@link TokenRuns} says, are
   *     computed in the last layer
   * @return {@code [tokens, hidden]}, or fewer tokens
   */
  public NDArray forward(NDArray x, AttentionContext context, boolean shortened) {
    NDArray y = x;
    for (int i = 0; i < layers.size(); i++) {
      TransformerLayer layer = layers.get(i);
      boolean ends = shortened && i == layers.size() - 1;
      NDArray next = context.recomputation().run(y, z -> layer.forward(z, context, ends));
      if (i > 0 && !context.training()) {
        y.close();
      }
      y = next;
    }
    return y;
  }

  @Override
  public void close() {
    kernel.close();
  }
}
