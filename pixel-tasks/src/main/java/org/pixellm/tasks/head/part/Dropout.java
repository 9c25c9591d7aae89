// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.part;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.pixellm.model.torch.TorchOp;

/** Drops values while training (Srivastava et al. 2014), by the engine's own generator. */
public final class Dropout implements AutoCloseable {
  private final Optional<TorchOp> op;

  /**
   * Dropout.
   *
   * @param rate share of the values that are dropped, 0 to below 1
   */
  public Dropout(double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("dropout must be 0 to below 1, not " + rate);
    }
    this.op =
        rate == 0
            ? Optional.empty()
            : Optional.of(
                new TorchOp(
                    "dropout",
                    """
                    def forward(self, x: Tensor) -> Tensor:
                      return torch.dropout(x, %s, True)
                    """
                        .formatted(Double.toString(rate))));
  }

  /** The values, some of them dropped while training. */
  public NDArray forward(NDArray x, boolean training) {
    return training && op.isPresent() ? op.get().apply(x) : x;
  }

  /** Whether anything is ever dropped. */
  public boolean drops() {
    return op.isPresent();
  }

  @Override
  public void close() {
    op.ifPresent(TorchOp::close);
  }
}
