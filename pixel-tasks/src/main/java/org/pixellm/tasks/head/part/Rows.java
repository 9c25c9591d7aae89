// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.part;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.pixellm.model.torch.TorchOp;

/** Takes some rows of an array. */
public final class Rows implements AutoCloseable {
  private final TorchOp op =
      new TorchOp(
          "rows",
          """
          def forward(self, x: Tensor, rows: Tensor) -> Tensor:
            return torch.index_select(x, 0, rows)
          """);

  /**
   * Rows.
   *
   * @param x {@code [n, width]}
   * @return {@code [rows, width]}
   */
  public NDArray of(NDArray x, long[] rows, NDManager scope) {
    return op.apply(x, scope.create(rows, new Shape(rows.length)));
  }

  @Override
  public void close() {
    op.close();
  }
}
