// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.doctor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** A product of matrices of ones, whose result is known. */
final class SmallProduct {
  private static final int SIDE = 8;

  private SmallProduct() {}

  /** Whether a device computes it right. */
  static boolean isRightOn(Device device, Engine engine) {
    try (NDManager manager = engine.newBaseManager(device)) {
      NDArray ones = manager.ones(new Shape(SIDE, SIDE));
      float sum = ones.matMul(ones).sum().getFloat();
      return sum == SIDE * SIDE * SIDE;
    }
  }
}
