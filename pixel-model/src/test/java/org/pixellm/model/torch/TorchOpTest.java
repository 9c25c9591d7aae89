// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  /** DJL notes a block's shapes in its first call, in a list without a lock. */
  @Test
  void threadsMayBeginWithOneOperationAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.create(new float[] {1, 2, 3});
      for (int i = 0; i < 50; i++) {
        try (TorchOp op =
            new TorchOp(
                "twice", "def forward(self, x: Tensor) -> Tensor:\n  return torch.add(x, x)\n")) {
          CountDownLatch start = new CountDownLatch(4);
          Callable<float[]> call =
              () -> {
                start.countDown();
                start.await();
                return op.apply(x).toFloatArray();
              };
          for (Future<float[]> result : threads.invokeAll(Collections.nCopies(4, call))) {
            assertArrayEquals(new float[] {2, 4, 6}, result.get());
          }
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
