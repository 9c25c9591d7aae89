// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.device;

import java.util.Map;
import org.pixellm.plugins.PixelException;

/** In what numbers the products of a training are computed; all else is in float32. */
public enum Precision {
  /** The numbers of weights and states themselves. */
  FLOAT32,
  /** Ten bits of mantissa going into a product, on GPUs from Ampere on; sums are in float32. */
  TF32,
  /** Eight bits; of no engine here. */
  BF16;

  /** What PyTorch looks for when it starts, and DJL has no call for. */
  static final String VARIABLE = "TORCH_ALLOW_TF32_CUBLAS_OVERRIDE";

  private static final String ON = "1";

  /**
   * Checks that products are computed so.
   *
   * @param devices of the run
   * @param environment of the process
   * @throws PixelException if they are not, saying what would be right
   */
  public void requireOn(Devices devices, Map<String, String> environment) {
    boolean asked = ON.equals(environment.get(VARIABLE));
    switch (this) {
      case FLOAT32 -> {
        if (asked && devices.areGpus()) {
          throw new PixelException(
              "%s is 1, by which products on %s are in tf32; set training.precision to tf32, or unset it"
                  .formatted(VARIABLE, devices));
        }
      }
      case TF32 -> {
        if (!devices.areGpus()) {
          throw new PixelException(
              "training.precision is tf32, which GPUs have, and the device is %s; set it to float32"
                  .formatted(devices));
        }
        if (!asked) {
          throw new PixelException(
              "training.precision is tf32, which PyTorch takes from its environment when it starts; set %s=1 and begin again"
                  .formatted(VARIABLE));
        }
      }
      case BF16 ->
          throw new PixelException(
              "training.precision is bf16, for which DJL has no arrays that PyTorch survives; set it to float32, or to tf32 on a GPU");
    }
  }
}
