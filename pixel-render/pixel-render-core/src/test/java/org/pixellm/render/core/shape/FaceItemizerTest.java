// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaceItemizerTest {
  private static final int LATIN = 0;
  private static final int DEVANAGARI = 1;
  private static final int BENGALI = 2;
  private static final int EMOJI = 3;

  private static final List<String> COVERED =
      List.of(
          "ab ,1\u00a9",
          "\u0928\u093f \u0964,",
          "\u0995\u09bf \u0964,",
          " 1\u00a9\u20e3\ud83d\ude00");

  private final FaceItemizer itemizer = new FaceItemizer(new Faces(1));

  private record Faces(int firstOfScripts) implements FaceCoverage {
    @Override
    public int faces() {
      return COVERED.size();
    }

    @Override
    public boolean covers(int face, int codePoint) {
      return COVERED.get(face).codePoints().anyMatch(covered -> covered == codePoint);
    }

    @Override
    public boolean emoji(int face) {
      return face == EMOJI;
    }
  }

  @Test
  void aFaceThatCoversAllDrawsAll() {
    assertEquals(List.of(new FaceRun(LATIN, 0, 6)), itemizer.split("ab, a1"));
  }

  @Test
  void aLetterAndItsMarkComeFromOneFace() {
    assertEquals(
        List.of(new FaceRun(LATIN, 0, 1), new FaceRun(DEVANAGARI, 1, 3)),
        itemizer.split("a\u0928\u093f"));
  }

  @Test
  void aBlankGoesWithTheFaceBeforeIt() {
    assertEquals(
        List.of(new FaceRun(DEVANAGARI, 0, 2), new FaceRun(LATIN, 2, 4)),
        itemizer.split("\u0928 ab"));
    assertEquals(
        List.of(new FaceRun(EMOJI, 0, 2), new FaceRun(LATIN, 2, 4)),
        itemizer.split("\ud83d\ude00 a"));
  }

  @Test
  void whatTheFirstFaceHasIsDrawnByIt() {
    assertEquals(
        List.of(new FaceRun(BENGALI, 0, 1), new FaceRun(LATIN, 1, 2)), itemizer.split("\u0995,"));
  }

  @Test
  void whatScriptsShareGoesWithTheScriptBeforeIt() {
    assertEquals(List.of(new FaceRun(BENGALI, 0, 2)), itemizer.split("\u0995\u0964"));
    assertEquals(List.of(new FaceRun(DEVANAGARI, 0, 2)), itemizer.split("\u0928\u0964"));
    assertEquals(List.of(new FaceRun(DEVANAGARI, 0, 1)), itemizer.split("\u0964"));
    FaceItemizer unaware = new FaceItemizer(new Faces(COVERED.size()));
    assertEquals(
        List.of(new FaceRun(BENGALI, 0, 1), new FaceRun(DEVANAGARI, 1, 2)),
        unaware.split("\u0995\u0964"));
  }

  @Test
  void variationSelectorsChooseBetweenTextAndEmoji() {
    assertEquals(List.of(new FaceRun(LATIN, 0, 1)), itemizer.split("\u00a9"));
    assertEquals(List.of(new FaceRun(EMOJI, 0, 2)), itemizer.split("\u00a9\ufe0f"));
    assertEquals(List.of(new FaceRun(LATIN, 0, 2)), itemizer.split("\u00a9\ufe0e"));
    assertEquals(List.of(new FaceRun(EMOJI, 0, 3)), itemizer.split("1\ufe0f\u20e3"));
    assertEquals(
        List.of(new FaceRun(LATIN, 0, 1), new FaceRun(EMOJI, 1, 3), new FaceRun(LATIN, 3, 4)),
        itemizer.split("a\ud83d\ude001"));
  }

  @Test
  void whatNoFaceHasIsABoxOfTheFirst() {
    assertEquals(
        List.of(new FaceRun(DEVANAGARI, 0, 1), new FaceRun(LATIN, 1, 2)),
        itemizer.split("\u0928\ue000"));
    assertEquals(List.of(new FaceRun(LATIN, 0, 1)), itemizer.split("\u200d"));
  }
}
