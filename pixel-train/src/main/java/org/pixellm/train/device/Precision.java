// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.device;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.util.Map;
import java.util.function.IntFunction;
import org.pixellm.plugins.PixelException;

/**
 * In what numbers the matrix products of a training are computed. Weights, states and sums are in
 * float32. Convolutions follow cuDNN, which PyTorch lets compute in tf32 on GPUs that have it, in
 * whichever precision this is.
 */
public enum Precision {
  /** The numbers of weights and states themselves. */
  FLOAT32,
  /** Ten bits of mantissa going into a product, on GPUs from Ampere on; sums are in float32. */
  TF32,
  /** Eight bits; of no engine here. */
  BF16;

  /**
   * By which NVIDIA's libraries are told, over the head of whoever calls them: 0 for no tf32 at
   * all. Of 1 NVIDIA writes nothing; it is said to turn tf32 on.
   */
  static final String OVERRIDE = "NVIDIA_TF32_OVERRIDE";

  /** What PyTorch looks for when it starts, and DJL has no call for. */
  static final String VARIABLE = "TORCH_ALLOW_TF32_CUBLAS_OVERRIDE";

  private static final String ON = "1";
  private static final String OFF = "0";

  /** Of Ampere, the first with tf32; as CUDA writes 8.0 without its dot. */
  private static final int LEAST_CAPABILITY = 80;

  /**
   * Checks that matrix products are computed so.
   *
   * @param devices of the run
   * @param environment of the process
   * @throws PixelException if they are not, saying what would be right
   */
  public void requireOn(Devices devices, Map<String, String> environment) {
    requireOn(devices, environment, CudaUtils::getComputeCapability);
  }

  /**
   * The same, on GPUs that a test makes up.
   *
   * @param capability of a GPU by its number, as DJL says it: {@code 80} for 8.0
   */
  void requireOn(Devices devices, Map<String, String> environment, IntFunction<String> capability) {
    boolean asked = ON.equals(environment.get(VARIABLE));
    switch (this) {
      case FLOAT32 -> {
        if (devices.areGpus()) {
          requireUnset(VARIABLE, devices, environment);
          requireUnset(OVERRIDE, devices, environment);
        }
      }
      case TF32 -> {
        if (!devices.areGpus()) {
          throw new PixelException(
              "training.precision is tf32, which GPUs have, and the device is %s; choose a GPU, or, for a new run, set it to float32"
                  .formatted(devices));
        }
        if (!asked) {
          throw new PixelException(
              "training.precision is tf32, which PyTorch takes from its environment when it starts; set %s=1 and begin again"
                  .formatted(VARIABLE));
        }
        if (OFF.equals(environment.get(OVERRIDE))) {
          throw new PixelException(
              "training.precision is tf32, which %s=0 keeps NVIDIA's libraries from; unset it and begin again"
                  .formatted(OVERRIDE));
        }
        devices.all().forEach(device -> requireTf32(device, capability));
      }
      case BF16 ->
          throw new PixelException(
              "training.precision is bf16, for which DJL has no arrays that PyTorch survives; set it to float32, or to tf32 on a GPU");
    }
  }

  private static void requireUnset(
      String variable, Devices devices, Map<String, String> environment) {
    if (ON.equals(environment.get(variable))) {
      throw new PixelException(
          "%s is 1, by which matrix products on %s may be in tf32; unset it, or, for a new run, set training.precision to tf32"
              .formatted(variable, devices));
    }
  }

  private static void requireTf32(Device gpu, IntFunction<String> capability) {
    String found = capability.apply(gpu.getDeviceId());
    if (Integer.parseInt(found) < LEAST_CAPABILITY) {
      throw new PixelException(
          "training.precision is tf32, which GPUs of compute capability 8.0 and later have, and gpu:%d is of %s.%s; choose another GPU, or, for a new run, set it to float32"
              .formatted(
                  gpu.getDeviceId(),
                  found.substring(0, found.length() - 1),
                  found.substring(found.length() - 1)));
    }
  }
}
