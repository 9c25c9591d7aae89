// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.engine.TorchEngine;

/**
 * DJL's name for models of ours. Arrays and computation are PyTorch's; what differs is how a model
 * is read from its directory, and that it reads texts.
 */
final class PixelEngine extends Engine {
  /** What users ask for. */
  static final String NAME = "Pixel";

  /** Behind all engines that have arrays of their own: this is nobody's default. */
  static final int RANK = 100;

  private final Engine torch;

  private PixelEngine(Engine torch) {
    this.torch = torch;
  }

  /** Starts PyTorch. */
  static PixelEngine start() {
    Engine torch = TorchEngine.start(0);
    if (!Engine.getDefaultEngineName().equals(torch.getEngineName())) {
      throw new PixelException(
          "models of pixel need PyTorch as DJL's default engine, but it is %s; set -Dai.djl.default_engine=PyTorch"
              .formatted(Engine.getDefaultEngineName()));
    }
    return new PixelEngine(torch);
  }

  @Override
  public Engine getAlternativeEngine() {
    return torch;
  }

  @Override
  public String getEngineName() {
    return NAME;
  }

  @Override
  public int getRank() {
    return RANK;
  }

  /** PyTorch's version. */
  @Override
  public String getVersion() {
    return torch.getVersion();
  }

  @Override
  public boolean hasCapability(String capability) {
    return torch.hasCapability(capability);
  }

  @Override
  public Model newModel(String name, Device device) {
    return new TextModel(name, device);
  }

  @Override
  public NDManager newBaseManager() {
    return torch.newBaseManager();
  }

  @Override
  public NDManager newBaseManager(Device device) {
    return torch.newBaseManager(device);
  }
}
