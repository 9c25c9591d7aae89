// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import ai.djl.ndarray.NDManager;
import org.pixellm.model.weights.SafetensorsFile;
import org.pixellm.model.weights.TensorReader;

/** Values of saved tensors. */
final class Floats {
  private Floats() {}

  static float[] read(SafetensorsFile file, String name) {
    try (NDManager manager = NDManager.newBaseManager()) {
      return new TensorReader(file).read(name, manager).toFloatArray();
    }
  }
}
