// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDManager;
import java.lang.reflect.Field;
import java.util.Map;

/** Counts what the engine holds: arrays and managers, of all that has not been closed. */
final class OpenArrays {
  private OpenArrays() {}

  /** All below the engine's own manager. */
  static int count() {
    try (NDManager any = NDManager.newBaseManager()) {
      return count(any.getParentManager()) - 1;
    }
  }

  private static int count(Object owner) {
    if (!(owner instanceof BaseNDManager)) {
      return 0;
    }
    int sum = 0;
    for (Object resource : resources(owner).values()) {
      sum += 1 + count(resource);
    }
    return sum;
  }

  private static Map<?, ?> resources(Object manager) {
    try {
      Field field = BaseNDManager.class.getDeclaredField("resources");
      field.setAccessible(true);
      return (Map<?, ?>) field.get(manager);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("DJL keeps its resources elsewhere now", e);
    }
  }
}
