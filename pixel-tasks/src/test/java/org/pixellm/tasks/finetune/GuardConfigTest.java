// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GuardConfigTest {
  @Test
  void theLastRestartHasTheRateOfTheFirstTraining() {
    GuardConfig guard = new GuardConfig(true, 0, 3, 0.5);
    assertEquals(0.8, guard.rate(0.8, 0));
    assertEquals(0.4, guard.rate(0.8, 1));
    assertEquals(0.2, guard.rate(0.8, 2));
    assertEquals(0.8, guard.rate(0.8, 3));
  }

  @Test
  void withoutRestartsTheRateIsTheUsers() {
    assertEquals(0.8, new GuardConfig(true, 0, 0, 0.5).rate(0.8, 0));
  }
}
