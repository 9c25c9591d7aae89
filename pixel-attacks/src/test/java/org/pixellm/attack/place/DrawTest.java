// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DrawTest {
  private static final int MANY = 20_000;

  @Test
  void sharesAreUniformAndKeepTheirOrder() {
    Draw draw = new Draw(1);
    for (double severity : new double[] {0.1, 0.5, 0.9}) {
      int below = 0;
      for (int i = 0; i < MANY; i++) {
        if (draw.at(i).below(severity)) {
          below++;
          assertTrue(draw.at(i).below(severity + 0.05));
        }
      }
      assertEquals(severity, below / (double) MANY, 0.02);
    }
    for (int i = 0; i < MANY; i++) {
      assertFalse(draw.at(i).below(0));
      assertTrue(draw.at(i).below(1));
    }
  }

  @Test
  void choicesAreUniformAndApartFromShares() {
    int[] counts = new int[7];
    int disturbedFirst = 0;
    Draw draw = new Draw(2);
    for (int i = 0; i < MANY; i++) {
      int choice = draw.at(i).choice(7);
      counts[choice]++;
      if (choice == 0 && draw.at(i).below(0.5)) {
        disturbedFirst++;
      }
    }
    for (int count : counts) {
      assertEquals(1 / 7.0, count / (double) MANY, 0.01);
    }
    assertEquals(0.5, disturbedFirst / (double) counts[0], 0.05);
    assertEquals(0, draw.choice(1));
    assertThrows(IllegalArgumentException.class, () -> draw.choice(0));
  }

  /** The first number of SplitMix64 from seed 0, as published. */
  @Test
  void theNumbersAreThese() {
    assertEquals(0xE220A8397B1DCDAFL, new Draw(0).at(0).key());
    assertNotEquals(new Draw(0).at(0), new Draw(0).at(1));
    assertNotEquals(new Draw(0).at(0).at(1), new Draw(0).at(1).at(0));
  }

  @Test
  void aTextTakesOneNumber() {
    SplittableRandom one = new SplittableRandom(5);
    SplittableRandom other = new SplittableRandom(5);
    Draw.from(one);
    other.nextLong();
    assertEquals(one.nextLong(), other.nextLong());
  }
}
