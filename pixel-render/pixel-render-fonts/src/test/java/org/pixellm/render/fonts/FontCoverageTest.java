// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FontCoverageTest {
  @Test
  void ranksOrderTheFacesOfEachCodePoint() {
    FontCoverage coverage =
        FontCoverage.of(
            3,
            List.of(
                new FontCoverage.Line(9, 1, "41-43"),
                new FontCoverage.Line(0, 0, "40-41 50"),
                new FontCoverage.Line(5, 2, "43-50"),
                new FontCoverage.Line(1, 1, "44")));
    assertArrayEquals(new int[] {}, coverage.faces(0x3F));
    assertArrayEquals(new int[] {0}, coverage.faces(0x40));
    assertArrayEquals(new int[] {0, 1}, coverage.faces(0x41));
    assertArrayEquals(new int[] {1}, coverage.faces(0x42));
    assertArrayEquals(new int[] {2, 1}, coverage.faces(0x43));
    assertArrayEquals(new int[] {1, 2}, coverage.faces(0x44));
    assertArrayEquals(new int[] {2}, coverage.faces(0x45));
    assertArrayEquals(new int[] {0, 2}, coverage.faces(0x50));
    assertArrayEquals(new int[] {}, coverage.faces(0x51));
    assertArrayEquals(new int[] {}, coverage.faces(Character.MAX_CODE_POINT));
    assertArrayEquals(new int[] {0x41, 0x42, 0x43, 0x44}, coverage.codePoints(1).toArray());
    assertTrue(coverage.covers(2, 0x50));
    assertFalse(coverage.covers(1, 0x50));
  }
}
