// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapedTextTest {
  private static final ClusterDrawing FIVE = ClusterDrawing.blank(5);
  private static final ClusterDrawing SEVEN = ClusterDrawing.blank(7);

  private static ShapedText two() {
    return new ShapedText.Builder(0)
        .add(0, 1, false, true, FIVE)
        .add(1, 3, false, false, SEVEN)
        .build(false);
  }

  @Test
  void clustersStandSideBySide() {
    ShapedText line = two();
    assertEquals(12, line.width());
    assertEquals(
        List.of(
            new ShapedCluster(0, 1, 0, false, true, FIVE),
            new ShapedCluster(1, 3, 5, false, false, SEVEN)),
        line.clusters());
    assertTrue(line.inReadingOrder());
    assertThrows(IndexOutOfBoundsException.class, () -> line.start(2));
  }

  @Test
  void partsOfOtherLinesAreMovedToTheEnd() {
    ShapedText.Builder builder = new ShapedText.Builder(1).append(two(), 10);
    ShapedText line =
        builder.append(two(), 1, 2, 20).append(two(), 0, 0, 30).widenLast(3).build(true);
    assertEquals(12 + 10, line.width());
    assertEquals(
        List.of(
            new ShapedCluster(10, 11, 0, false, true, FIVE),
            new ShapedCluster(11, 13, 5, false, false, SEVEN),
            new ShapedCluster(21, 23, 12, false, false, ClusterDrawing.blank(10))),
        line.clusters());
    assertTrue(line.rightToLeft());
  }

  @Test
  void aLineSeenFromTheRightIsNotInReadingOrder() {
    ShapedText line =
        new ShapedText.Builder(2)
            .add(1, 2, true, true, FIVE)
            .add(0, 1, true, true, FIVE)
            .build(true);
    assertFalse(line.inReadingOrder());
    assertTrue(line.rightToLeft(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ShapedText.Builder(1).add(1, 1, false, true, FIVE));
  }
}
