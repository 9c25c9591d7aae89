// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.torch;

import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * Whether what a thread computes is recorded for a backward pass. The engine keeps this for each
 * thread by itself, and a thread that it has not seen before records.
 */
public final class GradientMode {
  private GradientMode() {}

  /** Does something that is recorded. */
  public static <T> T recording(Supplier<T> work) {
    return with(true, work);
  }

  /** Does something that is not recorded, whatever asks for gradients. */
  public static <T> T off(Supplier<T> work) {
    return with(false, work);
  }

  private static <T> T with(boolean recording, Supplier<T> work) {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(recording);
    try {
      return work.get();
    } finally {
      JniUtils.setGradMode(before);
    }
  }
}
