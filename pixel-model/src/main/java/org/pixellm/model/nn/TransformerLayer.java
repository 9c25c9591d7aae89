// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;

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

  TransformerLayer(ParameterSet set, String name, TransformerShape shape, LayerKernel kernel) {
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
  }

  /**
   * {@code [tokens, hidden]} to the same shape, or to the last tokens of each text.
   *
   * @param shortened whether only the last tokens of each text are computed
   */
  NDArray forward(NDArray x, AttentionContext context, boolean shortened) {
    NDArray[] parameters = {
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
    return kernel.apply(x, parameters, context, shortened);
  }
}
