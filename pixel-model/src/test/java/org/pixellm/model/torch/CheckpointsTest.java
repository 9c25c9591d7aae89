// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
  private static final int VALUES = 64;

  private final NDManager manager = NDManager.newBaseManager();
  private final Gradients gradients = new Gradients();
  private final Checkpoints checkpoints = new Checkpoints(new SplittableRandom(1)::nextInt);

  @AfterEach
  void close() {
    gradients.close();
    manager.close();
  }

  private NDArray parameter(float value) {
    float[] values = new float[VALUES];
    Arrays.fill(values, value);
    NDArray array = manager.create(values);
    array.setRequiresGradient(true);
    return array;
  }

  private static TorchOp op(String expression) {
    return new TorchOp(
        "op", "def forward(self, x: Tensor, w: Tensor) -> Tensor:\n  return " + expression + "\n");
  }

  /** A part that reads what was made of the part before, and parameters used in several places. */
  @Test
  void gradientsFlowThroughPartsAndBetweenThem() {
    NDArray x = parameter(2);
    NDArray w = parameter(3);
    try (TorchOp times = op("torch.mul(x, w)");
        TorchOp sum = op("torch.sum(torch.mul(x, w))")) {
      NDArray loss =
          GradientMode.recording(
              () -> {
                NDArray before = times.apply(x, w); // x w
                NDArray first = checkpoints.run(before, y -> times.apply(y, w)); // x w^2
                NDArray between = times.apply(first, x); // x^2 w^2
                NDArray second = checkpoints.run(between, y -> times.apply(y, w)); // x^2 w^3
                return sum.apply(second, w); // x^2 w^4
              });
      int kept = ((BaseNDManager) manager).getManagedArrays().size();
      NDList all = gradients.of(manager, loss, 0.5, new NDList(x, w), checkpoints);
      assertEquals(0.5f * 2 * 2 * 81, all.get(0).getFloat(0)); // 2 x w^4
      assertEquals(0.5f * 4 * 4 * 27, all.get(1).getFloat(5)); // 4 x^2 w^3
      assertEquals(kept + 2, ((BaseNDManager) manager).getManagedArrays().size());
    }
  }

  /** Where the result was dropped there is no gradient, and where it was kept there is one. */
  @Test
  void dropoutIsTheSameTheSecondTime() {
    NDArray x = parameter(1);
    NDArray w = parameter(3);
    try (TorchOp dropped = op("torch.dropout(torch.mul(x, w), 0.5, True)");
        TorchOp squares =
            op("torch.add(torch.sum(torch.mul(x, x)), torch.mul(torch.sum(w), 0.0))")) {
      NDArray[] result = new NDArray[1];
      NDArray loss =
          GradientMode.recording(
              () -> {
                result[0] = checkpoints.run(x, y -> dropped.apply(y, w));
                return squares.apply(result[0], w);
              });
      float[] values = result[0].toFloatArray(); // 0, or 6
      long zeros = IntStream.range(0, VALUES).filter(i -> values[i] == 0).count();
      assertTrue(zeros > 0 && zeros < VALUES, "some are dropped, not all");
      float[] gradient =
          gradients.of(manager, loss, 1, new NDList(w), checkpoints).get(0).toFloatArray();
      float[] expected = new float[VALUES];
      for (int i = 0; i < VALUES; i++) {
        expected[i] = 2 * values[i] * (values[i] == 0 ? 0 : 2);
      }
      assertArrayEquals(expected, gradient);
    }
  }
}
