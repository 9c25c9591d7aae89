// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.Test;

class TorchOpTest {
  @Test
  void gradientsFlowThroughAScript() {
    try (NDManager manager = NDManager.newBaseManager();
        TorchOp op =
            new TorchOp(
                "affine",
                """
                def forward(self, x: Tensor) -> Tensor:
                  return torch.sum(torch.mul(x, 3.5))
                """)) {
      NDArray x = manager.create(new float[] {1, 2, 3});
      x.setRequiresGradient(true);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray y = op.apply(x);
        assertEquals(21f, y.getFloat(), 1e-6f);
        collector.backward(y);
      }
      assertArrayEquals(new float[] {3.5f, 3.5f, 3.5f}, x.getGradient().toFloatArray());
    }
  }
}
