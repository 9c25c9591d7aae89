// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/** A stack of pre-norm transformer layers, without a norm at its end. */
public final class Transformer implements AutoCloseable {
  private final List<TransformerLayer> layers = new ArrayList<>();
  private final LayerKernel kernel;
  private final TransformerShape shape;

  /**
   * A stack whose layers see whole texts.
   *
   * @param name prefix of the layers' parameters; layer i is {@code name.i}
   */
  public Transformer(
      ParameterSet set, String name, TransformerShape shape, AttentionMath attention) {
    this(set, name, shape, attention, LocalAttention.NONE);
  }

  /**
   * A stack.
   *
   * @param name prefix of the layers' parameters; layer i is {@code name.i}
   * @param local which layers see only what is near
   */
  public Transformer(
      ParameterSet set,
      String name,
      TransformerShape shape,
      AttentionMath attention,
      LocalAttention local) {
    this.kernel = new LayerKernel(shape, attention);
    this.shape = shape;
    for (int i = 0; i < shape.layers(); i++) {
      layers.add(new TransformerLayer(set, name + "." + i, shape, kernel, local.distanceIn(i)));
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

  /**
   * Computes products with weights in int8 from now on, for inference.
   *
   * @param rotated whether positions are rotary
   * @param manager owns the weights for it
   * @throws org.pixellm.plugins.PixelException if this machine cannot
   */
  public void quantise(boolean rotated, NDManager manager) {
    try (QuantisedWeights weights = new QuantisedWeights(shape, rotated)) {
      layers.forEach(layer -> layer.quantise(weights, manager));
    }
  }

  @Override
  public void close() {
    kernel.close();
  }
}
