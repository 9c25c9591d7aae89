// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void quantilesLieBetweenNeighbours() {
    Samples samples = new Samples(4, 1, 2, 3);
    assertEquals(2.5, samples.median());
    assertEquals(1.75, samples.quantile(0.25));
    assertEquals(1, samples.min());
    assertEquals(4, samples.max());
    assertEquals("2.50 (1.75-3.25)", samples.text("%.2f"));
  }

  @Test
  void ratiosAreTakenRoundByRound() {
    Samples slow = new Samples(2, 20, 200);
    Samples fast = new Samples(1, 10, 100);
    assertEquals(2, slow.over(fast).min());
    assertEquals(2, slow.over(fast).max());
    assertThrows(IllegalArgumentException.class, () -> slow.over(new Samples(1)));
  }
}
