// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.model;

import ai.djl.ndarray.NDManager;
import org.pixellm.plugins.model.EncoderBackbone;

/**
 * The encoder of a saved model without what it was pretrained by, for reading texts: its parameters
 * ask for no gradients, so nothing of a forward pass is recorded. Several threads may run it.
 */
public final class SavedEncoder implements AutoCloseable {
  private final EncoderBackbone backbone;
  private final int trainedPatches;
  private final NDManager manager;

  SavedEncoder(EncoderBackbone backbone, int trainedPatches, NDManager manager) {
    this.backbone = backbone;
    this.trainedPatches = trainedPatches;
    this.manager = manager;
  }

  /** The encoder. */
  public EncoderBackbone backbone() {
    return backbone;
  }

  /** Patches of the longest text the model was trained on, the separator included. */
  public int trainedPatches() {
    return trainedPatches;
  }

  /** Owns the values; make sub-managers of it for work that ends. */
  public NDManager manager() {
    return manager;
  }

  @Override
  public void close() {
    backbone.close();
    manager.close();
  }
}
