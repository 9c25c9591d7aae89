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
 * An exponential average of weights. After update t with decay d the average a moves to the weights
 * w by {@code a += (w - a) (1 - d) / (1 - d^t)}: the first update's weights count in full, and what
 * the average began with counts nothing (Kingma and Ba 2015, section 3, call this bias correction).
 */
final class WeightAverage implements AutoCloseable {
  private final double decay;
  private final NDManager manager;
  private final NDList weights;
  private final NDList averages = new NDList();
  private final Map<String, NDArray> named = new LinkedHashMap<>();
  private final TorchOp move =
      new TorchOp(
          "average",
          """
          def forward(self, a: List[Tensor], w: List[Tensor], share: Tensor) -> Tensor:
            torch._foreach_lerp_(a, w, float(share))
            return share
          """);
  private final TorchOp exchange =
      new TorchOp(
          "exchange",
          """
          def forward(self, a: List[Tensor], w: List[Tensor], any: Tensor) -> Tensor:
            for i in range(torch.len(a)):
              kept = torch.clone(w[i])
              _0 = torch.copy_(w[i], a[i])
              _1 = torch.copy_(a[i], kept)
            return any
          """);

  /**
   * An average that is the weights as they are.
   *
   * @param decay above 0 and below 1
   * @param manager owns the average
   */
  WeightAverage(double decay, List<TrainedParameter> trained, NDManager manager) {
    this.decay = decay;
    this.manager = manager;
    this.weights = new NDList();
    for (TrainedParameter parameter : trained) {
      NDArray weight = parameter.array();
      NDArray average = manager.zeros(weight.getShape(), weight.getDataType());
      weights.add(weight);
      averages.add(average);
      named.put(parameter.name() + ".average", average);
    }
    moveBy(1);
  }

  /**
   * Takes the weights of an update into account.
   *
   * @param count which update it was, from 1
   */
  void update(long count) {
    moveBy((1 - decay) / (1 - Math.pow(decay, (double) count)));
  }

  private void moveBy(double share) {
    try (NDManager scope = manager.newSubManager()) {
      move.run(scope, List.of(averages, weights), scope.create(share));
    }
  }

  /** Does something while the parameters have the average's values. */
  void during(Runnable work) {
    exchange();
    try {
      work.run();
    } finally {
      exchange();
    }
  }

  private void exchange() {
    try (NDManager scope = manager.newSubManager()) {
      exchange.run(scope, List.of(averages, weights), scope.create(0f));
    }
  }

  /** The average by name: {@code <parameter>.average}; the arrays that updates change. */
  Map<String, NDArray> named() {
    return named;
  }

  @Override
  public void close() {
    move.close();
    exchange.close();
  }
}
