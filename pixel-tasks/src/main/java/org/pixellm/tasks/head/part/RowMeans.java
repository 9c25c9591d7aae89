// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.part;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.pixellm.model.torch.TorchOp;

/** Means over groups of rows: words of several patches, texts of many. */
public final class RowMeans implements AutoCloseable {
  private final TorchOp op =
      new TorchOp(
          "row_means",
          """
          def forward(self, x: Tensor, rows: Tensor, groups: Tensor, weights: Tensor) -> Tensor:
            picked = torch.index_select(x, 0, rows)
            sums = torch.new_zeros(x, [torch.size(weights, 0), torch.size(x, 1)])
            sums = torch.index_add(sums, 0, groups, picked)
            return torch.mul(sums, torch.unsqueeze(weights, 1))
          """);

  /**
   * The mean of each group.
   *
   * @param x {@code [rows, width]}
   * @param groups rows of each group; of a group without rows the mean is zero
   * @return {@code [groups, width]}
   */
  public NDArray of(NDArray x, List<long[]> groups, NDManager scope) {
    int total = groups.stream().mapToInt(rows -> rows.length).sum();
    long[] rows = new long[total];
    long[] members = new long[total];
    float[] weights = new float[groups.size()];
    int at = 0;
    for (int group = 0; group < weights.length; group++) {
      for (long row : groups.get(group)) {
        rows[at] = row;
        members[at++] = group;
      }
      weights[group] = groups.get(group).length == 0 ? 0 : 1f / groups.get(group).length;
    }
    return op.apply(
        x,
        scope.create(rows, new Shape(total)),
        scope.create(members, new Shape(total)),
        scope.create(weights, new Shape(weights.length)));
  }

  @Override
  public void close() {
    op.close();
  }
}
