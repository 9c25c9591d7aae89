// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.pytorch.jni.JniUtils;
import org.pixellm.train.config.TrainingConfig;
import org.pixellm.train.model.PixelModel;

/** How many workers a run has. */
public final class WorkerCount {
  /** Bytes that the gradients of all workers but one may take: a base model's would not fit. */
  private static final long MOST_BYTES = 256L << 20;

  private WorkerCount() {}

  static int of(TrainingConfig training, PixelModel model) {
    return of(
        training.workers(),
        training.batchSize(),
        model.drawsEngineRandomness(),
        model.trainedValues());
  }

  /**
   * The setting, or as many as there are cores where it leaves the choice, rows to go round, and
   * memory for a list of gradients each. One if the network draws randomness from the engine, which
   * has one generator for all threads. The engine must run.
   *
   * @param setting how many the user wants; 0 for a choice
   * @param batchSize rows of a batch
   * @param drawsEngineRandomness whether training passes must run one after another
   * @param trainedValues values that gradients are computed of, at least 1
   */
  public static int of(
      int setting, int batchSize, boolean drawsEngineRandomness, long trainedValues) {
    if (setting > 0) {
      return setting;
    }
    if (drawsEngineRandomness) {
      return 1;
    }
    long lists = 1 + MOST_BYTES / (trainedValues * Float.BYTES);
    return (int) Math.min(Math.min(lists, batchSize), JniUtils.getNumThreads());
  }
}
