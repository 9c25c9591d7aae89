// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.model;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.pixellm.plugins.model.EncoderBackbone;

/**
 * The encoder of a saved model without what it was pretrained by, for reading texts: its parameters
 * ask for no gradients, so nothing of a forward pass is recorded.
 */
public final class SavedEncoder implements AutoCloseable {
  private final List<EncoderBackbone> copies;
  private final int trainedPatches;
  private final NDManager manager;

  SavedEncoder(List<EncoderBackbone> copies, int trainedPatches, NDManager manager) {
    this.copies = List.copyOf(copies);
    this.trainedPatches = trainedPatches;
    this.manager = manager;
  }

  /** The encoder, once for each thread that may use it at a time; all share one set of values. */
  public List<EncoderBackbone> copies() {
    return copies;
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
    copies.forEach(EncoderBackbone::close);
    manager.close();
  }
}
