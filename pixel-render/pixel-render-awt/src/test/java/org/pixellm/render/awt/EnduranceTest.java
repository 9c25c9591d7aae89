// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pixellm.render.samples.Endurance;

/** A million odd texts of up to 100 kB: no crash, no hang, no native memory that stays. */
@Tag("slow")
class EnduranceTest {
  /** Pools of the C library and compiled code still grow a little after the first tenth. */
  private static final long MOST_GROWTH = 64L << 20;

  @Test
  void aMillionOddTexts() throws IOException {
    Endurance endurance = Endurance.of(Renderers.awt());
    System.out.println("awt: " + endurance);
    assertTrue(endurance.growth() < MOST_GROWTH, endurance.toString());
  }
}
