// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pixellm.model.nn.Init;
import org.pixellm.model.nn.LayerNorm;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.torch.TorchOp;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.tasks.head.part.HeadInit;
import org.pixellm.tasks.head.part.Rows;

/**
 * Pooling by multi-head attention of one learnt query (Lee et al. 2019), as the original has it:
 * scores are divided by the root of the whole width, not of a head's, and the query is added.
 *
 * <p>The original multiplies the keys of padding by 0 and leaves it in: padding then has the score
 * 0 and takes part with its values, so that a text's vector depends on how far it is padded. Here
 * only real patches take part, unless {@code referencePadding} asks for the original's way.
 */
final class AttentionPooler implements TextPooler {
  private static final String NAME = "pooler.pooling.pooler.";

  private final boolean referencePadding;
  private final LayerNorm norm;
  private final List<Parameter> parameters = new ArrayList<>();
  private final Rows rows = new Rows();
  private final TorchOp attend;

  AttentionPooler(int heads, boolean referencePadding, ParameterSet set, int hidden) {
    if (hidden % heads != 0) {
      throw new IllegalArgumentException(
          "pooling by %d heads does not divide states of width %d; take a number of heads that does"
              .formatted(heads, hidden));
    }
    this.referencePadding = referencePadding;
    this.norm = new LayerNorm(set, "pooler.ln", hidden, PatchPooler.EPSILON);
    Init xavier = Init.xavierUniform(hidden, hidden);
    parameters.add(set.add(NAME + "S", Parameter.Type.OTHER, xavier, 1, 1, hidden));
    for (String part : List.of("q", "k", "v", "o")) {
      String name = NAME + "mab.fc_" + part;
      parameters.add(
          set.add(name + ".weight", Parameter.Type.WEIGHT, HeadInit.weights(), hidden, hidden));
      parameters.add(set.add(name + ".bias", Parameter.Type.BIAS, Init.constant(0), hidden));
    }
    this.attend =
        new TorchOp(
            "attention_pooling",
            """
            def forward(self, x: Tensor, counts: Tensor, real: Tensor, s: Tensor, wq: Tensor, bq: Tensor, wk: Tensor, bk: Tensor, wv: Tensor, bv: Tensor, wo: Tensor, bo: Tensor) -> Tensor:
              sizes = annotate(List[int], [])
              for i in range(torch.size(counts, 0)):
                _0 = torch.append(sizes, int(torch.select(counts, 0, i)))
              hidden = torch.size(x, 1)
              q = torch.view(torch.linear(torch.squeeze(s, 0), wq, bq), [%1$s, 1, -1])
              k = torch.mul(torch.linear(x, wk, bk), torch.unsqueeze(real, 1))
              v = torch.linear(x, wv, bv)
              ks = torch.split_with_sizes(k, sizes, 0)
              vs = torch.split_with_sizes(v, sizes, 0)
              ys = annotate(List[Tensor], [])
              for i in range(torch.size(counts, 0)):
                ki = torch.transpose(torch.view(ks[i], [-1, %1$s, hidden // %1$s]), 0, 1)
                vi = torch.transpose(torch.view(vs[i], [-1, %1$s, hidden // %1$s]), 0, 1)
                a = torch.div(torch.matmul(q, torch.transpose(ki, 1, 2)), float(hidden) ** 0.5)
                y = torch.add(q, torch.matmul(torch.softmax(a, 2), vi))
                _1 = torch.append(ys, torch.reshape(y, [hidden]))
              o = torch.stack(ys)
              return torch.add(o, torch.relu(torch.linear(o, wo, bo)))
            """
                .formatted(Integer.toString(heads)));
  }

  @Override
  public NDArray forward(TaskBatch<?> batch, NDManager scope) {
    List<long[]> patches = PatchRows.of(batch, referencePadding);
    long[] joined = PatchRows.joined(patches);
    long[] counts = TextPooler.counts(patches);
    NDArray states = norm.forward(rows.of(batch.states(), joined, scope));
    List<NDArray> inputs = new ArrayList<>();
    inputs.add(states);
    inputs.add(scope.create(counts, new Shape(counts.length)));
    inputs.add(scope.create(real(batch, joined.length), new Shape(joined.length)));
    parameters.forEach(parameter -> inputs.add(parameter.getArray()));
    return attend.apply(inputs.toArray(NDArray[]::new));
  }

  /** 1 for a patch and 0 for padding. */
  private float[] real(TaskBatch<?> batch, int patches) {
    float[] real = new float[patches];
    if (!referencePadding) {
      Arrays.fill(real, 1);
      return real;
    }
    int at = 0;
    for (int window = 0; window < batch.windowCount(); window++) {
      Arrays.fill(real, at, at + batch.window(window).patchCount(), 1);
      at += batch.patchesWithStates(window);
    }
    return real;
  }

  @Override
  public void close() {
    rows.close();
    attend.close();
  }
}
