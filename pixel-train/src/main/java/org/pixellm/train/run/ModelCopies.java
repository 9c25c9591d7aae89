// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.train.device.Devices;
import org.pixellm.train.model.PixelModel;

/** Copies of a model on other devices than its own, to share the work of a step. */
final class ModelCopies implements AutoCloseable {
  private final List<PixelModel> copies = new ArrayList<>();

  /**
   * Copies, with values that the model's take the place of.
   *
   * @param devices the model's, and those of the copies
   * @param assemble makes a model of the same parts on a device, without values
   * @param random of initial values
   */
  ModelCopies(Devices devices, Function<Device, PixelModel> assemble, RandomGenerator random) {
    try {
      for (Device device : devices.others()) {
        PixelModel copy = assemble.apply(device);
        copies.add(copy);
        copy.initialize(random);
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * A model with these copies, to be trained.
   *
   * @param model has values
   */
  Replicas<PatchBatch> of(PixelModel model) {
    List<PretrainedNetwork> networks = new ArrayList<>();
    networks.add(new PretrainedNetwork(model));
    copies.forEach(copy -> networks.add(new PretrainedNetwork(copy)));
    return new Replicas<>(networks);
  }

  @Override
  public void close() {
    copies.forEach(PixelModel::close);
  }
}
