// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.model.torch.TorchOp;

/**
 * AdamW for parameters of one weight decay: one script, and one fused kernel where there is one.
 */
final class AdamWRule implements UpdateRule {
  private final Members members;
  private final NDList first;
  private final NDList second;
  private final Map<String, NDArray> moments = new LinkedHashMap<>();
  private final TorchOp update;

  /**
   * A rule with empty moments.
   *
   * @param source of the update, see {@link UpdateScript}
   * @param manager owns the moments
   */
  AdamWRule(Members members, String source, NDManager manager) {
    this.members = members;
    this.first = members.zeros(manager, ".exp_avg", moments);
    this.second = members.zeros(manager, ".exp_avg_sq", moments);
    this.update = new TorchOp("adamw", source);
  }

  @Override
  public void apply(NDList gradients, Update by) {
    NDManager scope = by.scope();
    update.run(
        scope,
        List.of(members.arrays(), members.of(gradients), first, second),
        scope.create(by.learningRate()),
        scope.create((double) by.count()),
        scope.create((float) by.divisor()));
  }

  @Override
  public Map<String, NDArray> moments() {
    return moments;
  }

  @Override
  public void close() {
    update.close();
  }
}
