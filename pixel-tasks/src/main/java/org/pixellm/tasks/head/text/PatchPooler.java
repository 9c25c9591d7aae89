// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.pixellm.model.nn.LayerNorm;
import org.pixellm.model.nn.Linear;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.torch.TorchOp;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.tasks.head.part.HeadInit;
import org.pixellm.tasks.head.part.RowMeans;
import org.pixellm.tasks.head.part.Rows;

/** {@code norm(gelu(W x + b))} of each patch, and the mean or the maximum of these. */
final class PatchPooler implements TextPooler {
  static final double EPSILON = 1e-12;

  private final PoolingMode.Kind kind;
  private final Linear linear;
  private final LayerNorm norm;
  private final Rows rows = new Rows();
  private final RowMeans means = new RowMeans();
  private final TorchOp gelu =
      new TorchOp(
          "gelu",
          """
          def forward(self, x: Tensor) -> Tensor:
            return torch.gelu(x)
          """);
  private final TorchOp maxima =
      new TorchOp(
          "maxima",
          """
          def forward(self, x: Tensor, counts: Tensor) -> Tensor:
            sizes = annotate(List[int], [])
            for i in range(torch.size(counts, 0)):
              _0 = torch.append(sizes, int(torch.select(counts, 0, i)))
            xs = torch.split_with_sizes(x, sizes, 0)
            ys = annotate(List[Tensor], [])
            for i in range(torch.size(counts, 0)):
              _1 = torch.append(ys, torch.amax(xs[i], [0]))
            return torch.stack(ys)
          """);

  PatchPooler(PoolingMode.Kind kind, ParameterSet set, int hidden) {
    this.kind = kind;
    this.linear = new Linear(set, "pooler.linear", hidden, hidden, HeadInit.weights());
    this.norm = new LayerNorm(set, "pooler.ln", hidden, EPSILON);
  }

  @Override
  public NDArray forward(TaskBatch<?> batch, NDManager scope) {
    List<long[]> patches = PatchRows.of(batch, false);
    NDArray states = rows.of(batch.states(), PatchRows.joined(patches), scope);
    NDArray further = norm.forward(gelu.apply(linear.forward(states)));
    long[] counts = TextPooler.counts(patches);
    return kind == PoolingMode.Kind.MEAN
        ? means.of(further, consecutive(counts), scope)
        : maxima.apply(further, scope.create(counts, new Shape(counts.length)));
  }

  private static List<long[]> consecutive(long[] counts) {
    List<long[]> groups = new ArrayList<>();
    long from = 0;
    for (long count : counts) {
      groups.add(LongStream.range(from, from + count).toArray());
      from += count;
    }
    return groups;
  }

  @Override
  public void close() {
    rows.close();
    means.close();
    gelu.close();
    maxima.close();
  }
}
