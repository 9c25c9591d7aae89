// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.part;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.pixellm.model.torch.TorchOp;

/**
 * The mean cross entropy of things with one true label each. Of weighted things the sum is divided
 * by their number, not by their weights, so that the losses of several batches can be joined.
 */
public final class CrossEntropy implements AutoCloseable {
  private final TorchOp op =
      new TorchOp(
          "cross_entropy",
          """
          def forward(self, logits: Tensor, gold: Tensor, weights: Tensor) -> Tensor:
            p = torch.log_softmax(logits, 1)
            p = torch.squeeze(torch.gather(p, 1, torch.unsqueeze(gold, 1)), 1)
            return torch.neg(torch.mean(torch.mul(p, weights)))
          """);

  /**
   * The loss.
   *
   * @param logits {@code [things, labels]}
   * @param gold index of each thing's label
   * @param weights of each thing
   */
  public NDArray loss(NDArray logits, long[] gold, float[] weights, NDManager scope) {
    Shape shape = new Shape(gold.length);
    return op.apply(logits, scope.create(gold, shape), scope.create(weights, shape));
  }

  @Override
  public void close() {
    op.close();
  }
}
