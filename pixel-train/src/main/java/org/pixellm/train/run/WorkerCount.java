// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.pytorch.jni.JniUtils;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.config.TrainingConfig;
import org.pixellm.train.device.Devices;
import org.pixellm.train.model.PixelModel;

/** How many workers a run has. */
public final class WorkerCount {
  /** Bytes that the gradients of all workers but one may take: a base model's would not fit. */
  private static final long MOST_BYTES = 256L << 20;

  private WorkerCount() {}

  static int of(TrainingConfig training, PixelModel model, Devices devices) {
    return of(
        training.workers(),
        training.batchSize(),
        model.drawsEngineRandomness(),
        model.trainedValues(),
        devices);
  }

  /**
   * The setting, or a choice where it leaves one. On the CPU as many as there are cores, rows to go
   * round, and memory for a list of gradients each; one if the network draws randomness from the
   * engine, which has one generator for all threads. On GPUs one each. Never fewer than devices.
   * The engine must run.
   *
   * @param setting how many the user wants; 0 for a choice
   * @param batchSize rows of a batch
   * @param drawsEngineRandomness whether training passes must run one after another
   * @param trainedValues values that gradients are computed of, at least 1
   * @param devices what computes
   * @throws PixelException if the user wants fewer than there are devices, or there are more of
   *     these than rows
   */
  public static int of(
      int setting,
      int batchSize,
      boolean drawsEngineRandomness,
      long trainedValues,
      Devices devices) {
    if (batchSize < devices.count()) {
      throw new PixelException(
          "training.batch_size is %d, less than one for each of the %d devices (%s); choose fewer devices, or, for a new run, raise it"
              .formatted(batchSize, devices.count(), devices));
    }
    if (setting > 0) {
      requireEnough(setting, devices);
      return setting;
    }
    if (drawsEngineRandomness || devices.areGpus()) {
      return devices.count();
    }
    long lists = 1 + MOST_BYTES / (trainedValues * Float.BYTES);
    int most = (int) Math.min(Math.min(lists, batchSize), JniUtils.getNumThreads());
    return Math.max(devices.count(), most);
  }

  /**
   * Checks that each device has a part to compute.
   *
   * @throws PixelException if there are fewer parts than devices
   */
  public static void requireEnough(int workers, Devices devices) {
    if (workers < devices.count()) {
      throw new PixelException(
          "training.workers is %d, which leaves some of the %d devices (%s) idle; choose fewer devices, or, for a new run, set it to %d or more"
              .formatted(workers, devices.count(), devices, devices.count()));
    }
  }

  /** As many as there are threads and pieces, for work that computes no gradients. */
  public static int forInference(int pieces) {
    return Math.min(pieces, JniUtils.getNumThreads());
  }
}
