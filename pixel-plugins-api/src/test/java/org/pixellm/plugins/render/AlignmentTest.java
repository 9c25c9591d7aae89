// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.render.Alignment.CharRange;
import org.pixellm.plugins.render.Alignment.Cluster;
import org.pixellm.plugins.render.Alignment.PatchRange;

class AlignmentTest {
  /** "ab cd" on patches 0 to 2, "b" and the space astride; a separator on patch 3. */
  private static Alignment.Builder abCd() {
    return new Alignment.Builder(4, 2)
        .cluster(0, 0, 1, 0, 1)
        .cluster(0, 1, 2, 0, 2)
        .cluster(0, 2, 3, 1, 2)
        .cluster(0, 3, 4, 1, 3)
        .cluster(0, 4, 5, 2, 3)
        .word(0, 0, 2)
        .word(0, 3, 5)
        .separator(3)
        .drawn(List.of(5), true);
  }

  @Test
  void patchesAndCharactersAreFoundBothWays() {
    Alignment alignment = abCd().build();
    assertEquals(Optional.of(new PatchRange(0, 2)), alignment.patchesOf(0, 1));
    assertEquals(Optional.empty(), alignment.patchesOf(0, 5));
    assertEquals(Optional.empty(), alignment.patchesOf(1, 0));
    assertEquals(Optional.of(new CharRange(0, 1, 4)), alignment.charsIn(1));
    assertEquals(Optional.empty(), alignment.charsIn(3));
    assertEquals(
        List.of(new Cluster(0, 3, 4, 1, 3), new Cluster(0, 4, 5, 2, 3)), alignment.clustersIn(2));
    assertEquals(Optional.of(new PatchRange(1, 3)), alignment.patchesOf(new CharRange(0, 2, 4)));
    assertEquals(Optional.of(new PatchRange(0, 3)), alignment.patchesOfPart(0));
    assertArrayEquals(new int[] {3}, alignment.separators());
  }

  @Test
  void wordsArePartOfTheWay() {
    Alignment alignment = abCd().build();
    assertEquals(OptionalInt.of(1), alignment.wordOf(0, 4));
    assertEquals(OptionalInt.empty(), alignment.wordOf(0, 2));
    assertEquals(new PatchRange(1, 3), alignment.patchesOfWord(1));
    assertArrayEquals(new int[] {0, 1}, alignment.wordsIn(1));
    assertArrayEquals(new int[] {1}, alignment.wordsIn(2));
    assertArrayEquals(new int[0], alignment.wordsIn(3));
  }

  @Test
  void clustersThatAreSeenFromTheRightAreHeldInReadingOrder() {
    Alignment alignment =
        new Alignment.Builder(3, 0)
            .cluster(0, 2, 3, 0, 1)
            .cluster(0, 1, 2, 0, 1)
            .cluster(0, 0, 1, 1, 2)
            .cluster(1, 0, 1, 2, 3)
            .drawn(List.of(3, 1), true)
            .build();
    assertEquals(List.of(0, 1, 2, 0), alignment.clusters().stream().map(Cluster::start).toList());
    assertEquals(Optional.of(new PatchRange(1, 2)), alignment.patchesOf(0, 0));
    assertTrue(alignment.complete());
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Alignment.Builder(2, 1).cluster(0, 0, 1, 1, 3).build());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Alignment.Builder(2, 1).cluster(0, 1, 1, 0, 1).build());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Alignment.Builder(2, 1).cluster(0, 0, 2, 0, 1).cluster(0, 1, 3, 0, 1).build());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Alignment.Builder(2, 1).cluster(1, 0, 1, 0, 1).cluster(0, 0, 1, 0, 1).build());
    assertThrows(IndexOutOfBoundsException.class, () -> new Alignment.Builder(2, 1).separator(2));
    assertThrows(IndexOutOfBoundsException.class, () -> abCd().build().charsIn(4));
  }
}
