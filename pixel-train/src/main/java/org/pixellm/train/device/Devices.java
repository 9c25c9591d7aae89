// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.device;

import ai.djl.Device;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Devices that are there. Where a model is trained on several, each has a copy of it.
 *
 * @param all at least one; the first keeps the model and its optimiser
 */
public record Devices(List<Device> all) {
  /** The CPU alone. */
  public static final Devices CPU = new Devices(List.of(Device.cpu()));

  /** Copies the list. */
  public Devices {
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("at least one device is needed");
    }
  }

  /** The device of the model that is saved. */
  public Device first() {
    return all.get(0);
  }

  /** Those of the copies. */
  public List<Device> others() {
    return all.subList(1, all.size());
  }

  /** How many. */
  public int count() {
    return all.size();
  }

  /** Whether these are GPUs. */
  public boolean areGpus() {
    return first().isGpu();
  }

  /**
   * Whether each has a random generator of its own, so that one thread a device may draw from it:
   * PyTorch has one a GPU, and one for all threads of the CPU.
   */
  public boolean drawApart() {
    return areGpus() && new HashSet<>(all).size() == all.size();
  }

  /** As a user writes them: {@code cpu}, {@code cpu:2}, {@code gpu:0,1}. */
  @Override
  public String toString() {
    if (areGpus()) {
      return all.stream()
          .map(device -> String.valueOf(device.getDeviceId()))
          .collect(Collectors.joining(",", "gpu:", ""));
    }
    return count() == 1 ? "cpu" : "cpu:" + count();
  }
}
