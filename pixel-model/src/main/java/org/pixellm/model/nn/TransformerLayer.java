// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/** The parameters of a pre-norm transformer layer; {@link LayerScript} says what is computed. */
final class TransformerLayer {
  private final LayerNorm normBefore;
  private final Linear query;
  private final Linear key;
  private final Linear value;
  private final Linear attentionOutput;
  private final LayerNorm normAfter;
  private final Linear intermediate;
  private final Linear output;
  private final LayerKernel kernel;
  private final int distance;

  /** In place of {@link #parameters}, once there are any. */
  private NDArray[] quantised;

  TransformerLayer(
      ParameterSet set, String name, TransformerShape shape, LayerKernel kernel, int distance) {
    Init init = Init.normal(shape.initializerRange());
    int hidden = shape.hidden();
    String attention = name + ".attention.attention";
    this.query = new Linear(set, attention + ".query", hidden, hidden, init);
    this.key = new Linear(set, attention + ".key", hidden, hidden, init);
    this.value = new Linear(set, attention + ".value", hidden, hidden, init);
    this.attentionOutput = new Linear(set, name + ".attention.output.dense", hidden, hidden, init);
    this.intermediate =
        new Linear(set, name + ".intermediate.dense", hidden, shape.intermediate(), init);
    this.output = new Linear(set, name + ".output.dense", shape.intermediate(), hidden, init);
    this.normBefore =
        new LayerNorm(set, name + ".layernorm_before", hidden, shape.layerNormEpsilon());
    this.normAfter =
        new LayerNorm(set, name + ".layernorm_after", hidden, shape.layerNormEpsilon());
    this.kernel = kernel;
    this.distance = distance;
  }

  /**
   * {@code [tokens, hidden]} to the same shape, or to the last tokens of each text.
   *
   * @param shortened whether only the last tokens of each text are computed
   */
  NDArray forward(NDArray x, AttentionContext context, boolean shortened) {
    return quantised == null
        ? kernel.apply(x, Products.FLOAT, parameters(), context, shortened, distance)
        : kernel.apply(x, Products.INT8, quantised, context, shortened, distance);
  }

  /**
   * Computes in int8 from now on.
   *
   * @param manager owns the weights for it
   */
  void quantise(QuantisedWeights weights, NDManager manager) {
    NDArray[] all = parameters();
    List<NDArray> arrays = new ArrayList<>(List.of(all[0], all[1], all[10], all[11]));
    NDArray[] products = {
      all[2], all[3], all[4], all[5], all[6], all[7], all[8], all[9], all[12], all[13], all[14],
      all[15]
    };
    arrays.addAll(weights.of(products, manager));
    quantised = arrays.toArray(NDArray[]::new);
  }

  private NDArray[] parameters() {
    return new NDArray[] {
      normBefore.weight(),
      normBefore.bias(),
      query.weight(),
      query.bias(),
      key.weight(),
      key.bias(),
      value.weight(),
      value.bias(),
      attentionOutput.weight(),
      attentionOutput.bias(),
      normAfter.weight(),
      normAfter.bias(),
      intermediate.weight(),
      intermediate.bias(),
      output.weight(),
      output.bias()
    };
  }
}
