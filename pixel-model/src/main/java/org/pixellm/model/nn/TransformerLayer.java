// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import ai.djl.nn.norm.Dropout;

/**
 * A pre-norm transformer layer: {@code x + attention(norm(x))}, then {@code x +
 * feedForward(norm(x))} with GELU in its erf form (Dosovitskiy et al. 2021, figure 1).
 */
final class TransformerLayer {
  private final LayerNorm normBefore;
  private final SelfAttention attention;
  private final Linear attentionOutput;
  private final LayerNorm normAfter;
  private final Linear intermediate;
  private final Linear output;
  private final float dropout;

  TransformerLayer(ParameterSet set, String name, TransformerShape shape, AttentionKernel kernel) {
    Init init = Init.normal(shape.initializerRange());
    int hidden = shape.hidden();
    this.attention = new SelfAttention(set, name + ".attention.attention", shape, kernel);
    this.attentionOutput = new Linear(set, name + ".attention.output.dense", hidden, hidden, init);
    this.intermediate =
        new Linear(set, name + ".intermediate.dense", hidden, shape.intermediate(), init);
    this.output = new Linear(set, name + ".output.dense", shape.intermediate(), hidden, init);
    this.normBefore =
        new LayerNorm(set, name + ".layernorm_before", hidden, shape.layerNormEpsilon());
    this.normAfter =
        new LayerNorm(set, name + ".layernorm_after", hidden, shape.layerNormEpsilon());
    this.dropout = (float) shape.hiddenDropout();
  }

  NDArray forward(NDArray x, AttentionContext context) {
    NDArray attended = attention.forward(normBefore.forward(x), context);
    NDArray y = x.add(drop(attentionOutput.forward(attended), context));
    NDArray expanded = Activation.gelu(intermediate.forward(normAfter.forward(y)));
    return y.add(drop(output.forward(expanded), context));
  }

  private NDArray drop(NDArray x, AttentionContext context) {
    return dropout > 0 && context.training()
        ? Dropout.dropout(x, dropout, true).singletonOrThrow()
        : x;
  }
}
