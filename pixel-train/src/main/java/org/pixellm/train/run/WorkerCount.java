// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.pytorch.jni.JniUtils;
import org.pixellm.train.config.TrainingConfig;
import org.pixellm.train.model.PixelModel;

/** How many workers a run has. */
final class WorkerCount {
  /** Bytes that the gradients of all workers but one may take: a base model's would not fit. */
  private static final long MOST_BYTES = 256L << 20;

  private WorkerCount() {}

  /**
   * The setting, or as many as there are cores where it leaves the choice, rows to go round, and
   * memory for a list of gradients each. One if the model draws randomness from the engine, which
   * has one generator for all threads.
   */
  static int of(TrainingConfig training, PixelModel model) {
    if (training.workers() > 0) {
      return training.workers();
    }
    if (model.drawsEngineRandomness()) {
      return 1;
    }
    long lists = 1 + MOST_BYTES / (model.trainedValues() * Float.BYTES);
    return (int) Math.min(Math.min(lists, training.batchSize()), JniUtils.getNumThreads());
  }

  /** Workers for a number of parts of each batch. */
  static Workers workers(int count, PixelModel model) {
    return count == 1 || model.drawsEngineRandomness()
        ? Workers.inTurn()
        : new WorkerThreads(count);
  }
}
