// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GradientsTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final Gradients gradients = new Gradients();

  @AfterEach
  void close() {
    gradients.close();
    manager.close();
  }

  private NDArray parameter(float... values) {
    NDArray array = manager.create(values);
    array.setRequiresGradient(true);
    return array;
  }

  private NDArray loss(String expression, NDArray x, NDArray y) {
    try (TorchOp op =
        new TorchOp(
            "loss",
            "def forward(self, x: Tensor, y: Tensor) -> Tensor:\n  return " + expression + "\n")) {
      return GradientMode.recording(() -> op.apply(x, y));
    }
  }

  @Test
  void weightsMultiplyAndUnusedParametersGetZeros() {
    NDArray x = parameter(1, 2, 3);
    NDArray y = parameter(5, 7, 9);
    NDArray unused = parameter(4, 4);
    x.setName("a.b[]"); // names mean nothing here
    NDArray loss = loss("torch.sum(torch.mul(x, y))", x, y);
    x.setName("a.b[]");
    NDList all = gradients.of(manager, loss, 2, new NDList(x, unused, y));
    assertArrayEquals(new float[] {10, 14, 18}, all.get(0).toFloatArray());
    assertArrayEquals(new float[] {0, 0}, all.get(1).toFloatArray());
    assertArrayEquals(new float[] {2, 4, 6}, all.get(2).toFloatArray());
    assertEquals("a.b[]", x.getName());
  }

  /** Autograd gives both terms of a sum one array, and a sum's own gradient has no memory. */
  @Test
  void everyGradientHasMemoryOfItsOwn() {
    NDArray x = parameter(1, 2);
    NDArray y = parameter(3, 4);
    for (int i = 0; i < 2; i++) {
      NDArray loss = loss("torch.sum(torch.pow(torch.add(x, y), 2))", x, y);
      NDList all = gradients.of(manager, loss, 1, new NDList(x, y));
      gradients.add(new NDList(all.get(0)), new NDList(manager.create(new float[] {100, 100})));
      assertArrayEquals(new float[] {108, 112}, all.get(0).toFloatArray());
      assertArrayEquals(new float[] {8, 12}, all.get(1).toFloatArray());
    }
    NDList all =
        gradients.of(manager, loss("torch.sum(torch.add(x, y))", x, y), 3, new NDList(x, y));
    gradients.add(new NDList(all.get(0)), new NDList(manager.create(new float[] {1, 2})));
    assertArrayEquals(new float[] {4, 5}, all.get(0).toFloatArray());
    assertArrayEquals(new float[] {3, 3}, all.get(1).toFloatArray());
  }

  /** On one device, too: whoever gave them away may close its manager at once. */
  @Test
  void whatMovesBelongsToTheOtherManagerAlone() {
    NDManager source = manager.newSubManager();
    NDManager target = manager.newSubManager();
    NDList before =
        new NDList(source.create(new float[] {1, 2}), source.create(new float[] {3, 4, 5}));
    NDArray original = before.get(1);
    NDList moved = gradients.moveTo(target, before);
    assertThrows(IllegalStateException.class, original::toFloatArray);
    source.close();
    assertEquals(2, moved.size());
    for (NDArray array : moved) {
      assertSame(target, array.getManager());
      assertEquals(target.getDevice(), array.getDevice());
    }
    assertArrayEquals(new float[] {1, 2}, moved.get(0).toFloatArray());
    assertArrayEquals(new float[] {3, 4, 5}, moved.get(1).toFloatArray());
    NDArray copy = moved.get(0);
    target.close();
    assertThrows(IllegalStateException.class, copy::toFloatArray);
  }

  @Test
  void nothingIsLeftBehind() {
    NDArray x = parameter(1, 2);
    NDArray y = parameter(3, 4);
    for (int i = 0; i < 5; i++) {
      int before = ((BaseNDManager) manager).getManagedArrays().size();
      try (NDManager scope = manager.newSubManager()) {
        NDArray loss = loss("torch.sum(torch.mul(x, y))", x, y);
        loss.attach(scope);
        NDList all = gradients.of(scope, loss, 1, new NDList(x, y));
        gradients.add(all, all);
        assertEquals(3, ((BaseNDManager) scope).getManagedArrays().size());
      }
      assertEquals(before, ((BaseNDManager) manager).getManagedArrays().size());
    }
  }
}
