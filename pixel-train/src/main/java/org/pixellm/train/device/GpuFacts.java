// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.device;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What decides whether GPUs can be used.
 *
 * @param system name of the operating system, as Java says it
 * @param natives flavours of PyTorch's native libraries on the class path, in its order: {@code
 *     cpu}, {@code cu118}
 * @param loaded flavour of those that the engine runs with
 * @param driver version of NVIDIA's driver; empty if there is none, or the system does not tell
 * @param runtime version of the CUDA runtime that DJL finds, 11080 for 11.8; empty if it finds none
 * @param visible GPUs that the runtime sees
 * @param engineReady whether PyTorch says that CUDA can be used
 */
public record GpuFacts(
    String system,
    List<String> natives,
    String loaded,
    Optional<String> driver,
    OptionalInt runtime,
    int visible,
    boolean engineReady) {
  /** Copies the list. */
  public GpuFacts {
    natives = List.copyOf(natives);
  }

  /** How many GPUs can be used. */
  public int usable() {
    return engineReady ? visible : 0;
  }
}
