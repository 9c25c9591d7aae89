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
        assertThrows(PixelException.class, () -> precision.requireOn(devices, environment));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void whatIsAskedForIsWhatIsComputed() {
    assertDoesNotThrow(() -> Precision.FLOAT32.requireOn(Devices.CPU, NOTHING));
    assertDoesNotThrow(() -> Precision.FLOAT32.requireOn(Devices.CPU, ASKED));
    assertDoesNotThrow(() -> Precision.FLOAT32.requireOn(GPU, NOTHING));
    assertDoesNotThrow(() -> Precision.FLOAT32.requireOn(GPU, Map.of(Precision.VARIABLE, "0")));
    assertDoesNotThrow(() -> Precision.TF32.requireOn(GPU, ASKED));
  }

  @Test
  void whatWouldNotBeIsRefused() {
    assertRefused("set training.precision to tf32, or unset it", Precision.FLOAT32, GPU, ASKED);
    assertRefused("the device is cpu; set it to float32", Precision.TF32, Devices.CPU, ASKED);
    assertRefused("set TORCH_ALLOW_TF32_CUBLAS_OVERRIDE=1", Precision.TF32, GPU, NOTHING);
    assertRefused("no arrays that PyTorch survives", Precision.BF16, GPU, ASKED);
    assertRefused("no arrays that PyTorch survives", Precision.BF16, Devices.CPU, NOTHING);
  }
}
