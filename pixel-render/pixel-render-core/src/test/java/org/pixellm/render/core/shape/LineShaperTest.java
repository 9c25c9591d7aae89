// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.render.ShapedCluster;
import org.pixellm.plugins.render.ShapedText;
import org.pixellm.render.core.BlockBackend;

class LineShaperTest {
  private static final String ALEF = "\u05d0";
  private static final String BET = "\u05d1";
  private static final String GIMEL = "\u05d2";

  private final LineShaper shaper = new LineShaper(new BlockBackend());

  private ShapedText shape(String text) {
    return shaper.shape(text, 0, text.length());
  }

  private static String seen(String text, ShapedText line) {
    return line.clusters().stream()
        .map(cluster -> text.substring(cluster.start(), cluster.end()))
        .collect(Collectors.joining("|"));
  }

  @Test
  void aMarkBelongsToItsLetter() {
    String text = "ae\u0301b";
    ShapedText line = shape(text);
    assertEquals("a|e\u0301|b", seen(text, line));
    assertEquals(List.of(0, 10, 20), line.clusters().stream().map(ShapedCluster::x).toList());
    assertEquals(2, line.clusters().get(1).drawing().glyphs().size());
    // The mark's pen: where the letter ended, moved back by the font.
    assertEquals(10 - 6, line.clusters().get(1).drawing().glyphs().get(1).dx());
  }

  @Test
  void aLigatureIsSharedOutAmongItsLetters() {
    String text = "afib";
    ShapedText line = shape(text);
    assertEquals("a|f|i|b", seen(text, line));
    assertEquals(
        List.of(10, 5, 6, 10), line.clusters().stream().map(ShapedCluster::advance).toList());
    assertEquals(
        List.of(true, false, false, true),
        line.clusters().stream().map(ShapedCluster::whole).toList());
    assertEquals(31, line.width());
  }

  @Test
  void hebrewIsSeenFromRightToLeft() {
    String text = "ab " + ALEF + BET + " " + GIMEL + " cd";
    ShapedText line = shape(text);
    assertEquals("a|b| |" + GIMEL + "| |" + BET + "|" + ALEF + "| |c|d", seen(text, line));
    assertFalse(line.rightToLeft());
    assertFalse(line.inReadingOrder());
    int x = 0;
    for (ShapedCluster cluster : line.clusters()) {
      assertEquals(x, cluster.x());
      x += cluster.advance();
    }
    assertEquals(x, line.width());
  }

  @Test
  void aLineThatStartsInHebrewRunsFromTheRight() {
    String text = ALEF + " 12 " + BET;
    ShapedText line = shape(text);
    assertEquals(BET + "| |1|2| |" + ALEF, seen(text, line));
    assertTrue(line.rightToLeft());
  }

  @Test
  void partsOfATextKeepTheTextsIndices() {
    ShapedText line = shaper.shape("one two", 4, 6);
    assertEquals(List.of(4, 5), line.clusters().stream().map(ShapedCluster::start).toList());
    assertEquals(0, line.clusters().get(0).x());
    assertThrows(IndexOutOfBoundsException.class, () -> shaper.shape("abc", 2, 4));
  }

  @Test
  void controlCharactersAreBlanksAndTabsReachStops() {
    ShapedText line = shape("a\nb\tc");
    List<ShapedCluster> clusters = line.clusters();
    assertEquals(BlockBackend.SPACE, clusters.get(1).advance());
    assertTrue(clusters.get(1).drawing().glyphs().isEmpty());
    assertEquals(8 * BlockBackend.SPACE, clusters.get(4).x());
    assertTrue(clusters.get(3).drawing().glyphs().isEmpty());
    // A tab that stands on a stop is a whole stop wide, as none may be narrower than a space.
    ShapedText two = shape("\t\tc");
    assertEquals(16 * BlockBackend.SPACE, two.clusters().get(2).x());
  }

  @Test
  void surrogatesWithoutPartnerAreToldOf() {
    String text = "a\ud800b";
    ShapedText line = shape(text);
    assertEquals(List.of(0xD800), line.clusters().get(1).drawing().missing());
    assertEquals(3, line.clusters().size());
  }

  @Test
  void dandasInPlacesThatUnicodeHoldsFreeAreDrawnAsDandas() {
    for (String reserved : List.of("\u09e4", "\u0ae4", "\u0d64")) {
      assertEquals("\u0964", Sanitized.of(reserved));
    }
    assertEquals("\u0a95\u0965", Sanitized.of("\u0a95\u0ae5"));
    // Letters and digits around them, and the dandas themselves.
    for (String other : List.of("\u09e3", "\u09e6", "\u0964", "\u0965", "\u0de6", "\u0be6")) {
      assertEquals(other, Sanitized.of(other));
    }
  }

  @Test
  void aPileOfMarksIsCutInPieces() {
    String text = "a" + "\u0301".repeat(10_000);
    ShapedText line = shape(text);
    assertEquals(text.length(), line.clusters().get(line.clusters().size() - 1).end());
  }
}
