// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.device;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;

class PrecisionTest {
  private static final Devices GPU = new Devices(List.of(Device.gpu(0)));
  private static final Map<String, String> NOTHING = Map.of();
  private static final Map<String, String> ASKED = Map.of(Precision.VARIABLE, "1");

  private static void assertRefused(
      String part, Precision precision, Devices devices, Map<String, String> environment) {
    PixelException e =
        assertThrows(
            PixelException.class, () -> precision.requireOn(devices, environment, number -> "80"));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void whatIsAskedForIsWhatIsComputed() {
    assertDoesNotThrow(() -> Precision.FLOAT32.requireOn(Devices.CPU, NOTHING));
    assertDoesNotThrow(() -> Precision.FLOAT32.requireOn(Devices.CPU, ASKED));
    assertDoesNotThrow(() -> Precision.FLOAT32.requireOn(GPU, NOTHING));
    assertDoesNotThrow(() -> Precision.FLOAT32.requireOn(GPU, Map.of(Precision.VARIABLE, "0")));
    Map<String, String> off = Map.of(Precision.OVERRIDE, "0");
    assertDoesNotThrow(() -> Precision.FLOAT32.requireOn(GPU, off));
    for (String capability : List.of("80", "86", "90", "120")) {
      assertDoesNotThrow(() -> Precision.TF32.requireOn(GPU, ASKED, number -> capability));
    }
  }

  @Test
  void whatWouldNotBeIsRefused() {
    assertRefused("TORCH_ALLOW_TF32_CUBLAS_OVERRIDE is 1", Precision.FLOAT32, GPU, ASKED);
    assertRefused(
        "NVIDIA_TF32_OVERRIDE is 1",
        Precision.FLOAT32,
        GPU,
        Map.of(Precision.OVERRIDE, "1", Precision.VARIABLE, "0"));
    assertRefused(
        "NVIDIA_TF32_OVERRIDE=0",
        Precision.TF32,
        GPU,
        Map.of(Precision.OVERRIDE, "0", Precision.VARIABLE, "1"));
    assertRefused("the device is cpu; choose a GPU", Precision.TF32, Devices.CPU, ASKED);
    assertRefused("set TORCH_ALLOW_TF32_CUBLAS_OVERRIDE=1", Precision.TF32, GPU, NOTHING);
    assertRefused("no arrays that PyTorch survives", Precision.BF16, GPU, ASKED);
    assertRefused("no arrays that PyTorch survives", Precision.BF16, Devices.CPU, NOTHING);
  }

  /** Each GPU is asked for its own, of which all must have tf32. */
  @Test
  void olderGpusHaveNoTf32() {
    Devices two = new Devices(List.of(Device.gpu(0), Device.gpu(3)));
    PixelException e =
        assertThrows(
            PixelException.class,
            () -> Precision.TF32.requireOn(two, ASKED, number -> number == 3 ? "75" : "80"));
    assertTrue(e.getMessage().contains("gpu:3 is of 7.5; choose another GPU"), e.getMessage());
    assertDoesNotThrow(() -> Precision.FLOAT32.requireOn(two, NOTHING, number -> "75"));
  }
}
