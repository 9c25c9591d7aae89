// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;
import org.pixellm.model.torch.TorchOp;

/**
 * Multi-head self-attention (Vaswani et al. 2017), scale {@code 1 / sqrt(head size)}, without the
 * projection of its result. Runs as one scripted operation around the engine's fused kernel.
 */
final class SelfAttention {
  private final Linear query;
  private final Linear key;
  private final Linear value;
  private final AttentionKernel kernel;

  SelfAttention(ParameterSet set, String name, TransformerShape shape, AttentionKernel kernel) {
    Init init = Init.normal(shape.initializerRange());
    int hidden = shape.hidden();
    this.query = new Linear(set, name + ".query", hidden, hidden, init);
    this.key = new Linear(set, name + ".key", hidden, hidden, init);
    this.value = new Linear(set, name + ".value", hidden, hidden, init);
    this.kernel = kernel;
  }

  /** {@code [batch, tokens, hidden]} to the same shape. */
  NDArray forward(NDArray x, AttentionContext context) {
    TorchOp op = kernel.op(context);
    NDArray[] projections = {
      query.weight(), query.bias(), key.weight(), key.bias(), value.weight(), value.bias()
    };
    return op.apply(kernel.inputs(x, projections, context));
  }
}
