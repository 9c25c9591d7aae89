// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;

/** Settings that a backbone of another kind would not follow. */
class FollowedSettingsTest {
  private static final List<String> OTHER = List.of("blocks.0.weight", "classifier.weight");

  @Test
  void ratesByLayerNeedLayersByTheirNames() {
    PixelException e = assertThrows(PixelException.class, () -> LayerwiseDecay.factors(0.9, OTHER));
    assertTrue(e.getMessage().startsWith("training.layer_decay is 0.9, but"), e.getMessage());
    assertEquals(1.0, LayerwiseDecay.factors(1, OTHER).of("blocks.0.weight"));
  }

  @Test
  void dropoutNeedsABackboneThatTakesIt() {
    PixelException none =
        assertThrows(PixelException.class, () -> ModelStart.requireDropout(0.1, false, "other"));
    assertTrue(none.getMessage().contains("the backbone other"), none.getMessage());
    assertThrows(PixelException.class, () -> ModelStart.requireDropout(0, true, "other"));
    assertDoesNotThrow(() -> ModelStart.requireDropout(0.1, true, "pixel"));
    assertDoesNotThrow(() -> ModelStart.requireDropout(0, false, "pixel"));
    assertDoesNotThrow(() -> ModelStart.requireDropout(-1, true, "other"));
  }
}
