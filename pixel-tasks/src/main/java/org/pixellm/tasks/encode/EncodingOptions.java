// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import org.pixellm.plugins.PixelException;
import org.pixellm.train.device.DeviceChoice;

/**
 * How texts are encoded.
 *
 * @param pooling which vector stands for a text
 * @param states whether the states of patches are kept, too
 * @param longTexts what becomes of texts that do not fit
 * @param overlap patches that a window has in common with the one before; with {@link
 *     LongTexts#WINDOWS} only
 * @param batchPatches most patches that are computed at once, 1 or more; a text of more is a batch
 *     of its own
 * @param threads batches that are computed at a time; 0 for one a core
 * @param quantization in what numbers the products with weights are computed
 * @param device where the model computes
 */
public record EncodingOptions(
    Pooling pooling,
    boolean states,
    LongTexts longTexts,
    int overlap,
    int batchPatches,
    int threads,
    Quantization quantization,
    DeviceChoice device) {
  private static final int MOST_THREADS = 1024;
  private static final int MOST_BATCH_PATCHES = 1 << 20;

  /**
   * Checks the numbers.
   *
   * @throws PixelException if one is impossible
   */
  public EncodingOptions {
    if (batchPatches < 1 || batchPatches > MOST_BATCH_PATCHES) {
      throw new PixelException(
          "a batch holds 1 to %d patches, not %d".formatted(MOST_BATCH_PATCHES, batchPatches));
    }
    if (threads < 0 || threads > MOST_THREADS) {
      throw new PixelException(
          "texts are encoded by 1 to %d threads, or 0 for one a core, not by %d"
              .formatted(MOST_THREADS, threads));
    }
    if (overlap < 0 || (overlap > 0 && longTexts == LongTexts.TRUNCATE)) {
      throw new PixelException(
          "an overlap of %d patches is impossible%s"
              .formatted(overlap, overlap < 0 ? "" : " where long texts are cut off"));
    }
  }

  /** Means, without states, of the heads of texts, one batch a core at a time. */
  public static EncodingOptions defaults() {
    return new EncodingOptions(
        Pooling.MEAN, false, LongTexts.TRUNCATE, 0, 1024, 0, Quantization.NONE, DeviceChoice.AUTO);
  }

  /** The same with another pooling. */
  public EncodingOptions withPooling(Pooling other) {
    return new EncodingOptions(
        other, states, longTexts, overlap, batchPatches, threads, quantization, device);
  }

  /** The same, keeping the states of patches. */
  public EncodingOptions withStates() {
    return new EncodingOptions(
        pooling, true, longTexts, overlap, batchPatches, threads, quantization, device);
  }

  /** The same, long texts in windows. */
  public EncodingOptions withWindows(int overlapping) {
    return new EncodingOptions(
        pooling,
        states,
        LongTexts.WINDOWS,
        overlapping,
        batchPatches,
        threads,
        quantization,
        device);
  }

  /** The same with batches of another size. */
  public EncodingOptions withBatchPatches(int most) {
    return new EncodingOptions(
        pooling, states, longTexts, overlap, most, threads, quantization, device);
  }

  /** The same in so many threads. */
  public EncodingOptions withThreads(int count) {
    return new EncodingOptions(
        pooling, states, longTexts, overlap, batchPatches, count, quantization, device);
  }

  /** The same in other numbers. */
  public EncodingOptions with(Quantization other) {
    return new EncodingOptions(
        pooling, states, longTexts, overlap, batchPatches, threads, other, device);
  }

  /** The same on another device. */
  public EncodingOptions on(DeviceChoice other) {
    return new EncodingOptions(
        pooling, states, longTexts, overlap, batchPatches, threads, quantization, other);
  }

  /** How many threads that are here. */
  int threadCount() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
