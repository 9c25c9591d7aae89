// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FontOrderTest {
  private static final int OF_USER = 3;

  /** Two fonts of the user before the bundled ones, one after them. */
  private final FontOrder order = FontOrder.of(2, 1, false, false);

  private static String name(FontOrder order, int face) {
    return order.bundled(face).map(BundledFont::name).orElse("user " + order.ofUser(face));
  }

  private static List<String> candidates(FontOrder order, int codePoint) {
    return Arrays.stream(order.candidates(codePoint, (face, c) -> order.ofUser(face) != 1))
        .mapToObj(face -> name(order, face))
        .toList();
  }

  @Test
  void everyFaceIsTheUsersOrABundledOne() {
    long bundled =
        IntStream.range(0, order.faces()).filter(face -> order.bundled(face).isPresent()).count();
    assertEquals(order.faces() - OF_USER, bundled);
    assertEquals(
        List.of("user 0", "user 1", "Noto Sans Regular"),
        IntStream.range(0, 3).mapToObj(face -> name(order, face)).toList());
    assertEquals("user 2", name(order, order.faces() - 1));
    assertEquals(3, order.firstOfScripts());
  }

  @Test
  void theUsersFontsAreAskedFirstAndLastAndOnlyForWhatTheyDraw() {
    List<String> latin = candidates(order, 'a');
    assertEquals(List.of("user 0", "Noto Sans Regular"), latin.subList(0, 2));
    assertEquals("user 2", latin.get(latin.size() - 1));
    assertFalse(latin.contains("user 1"));
    assertEquals(List.of("user 0", "user 2"), candidates(order, 0xE000));
  }

  @Test
  void equalWidthsPutTheMonospacedFaceBeforeTheOthers() {
    FontOrder mono = FontOrder.of(0, 0, true, false);
    assertEquals("Noto Sans Mono Regular", name(mono, 0));
    assertEquals("Noto Sans Regular", name(mono, 1));
    assertEquals(2, mono.firstOfScripts());
    assertEquals(
        List.of("Noto Sans Mono Regular", "Noto Sans Regular"),
        Arrays.stream(mono.candidates('a', (face, c) -> false))
            .limit(2)
            .mapToObj(face -> name(mono, face))
            .toList());
    assertEquals(FontOrder.of(0, 0, false, false).faces(), mono.faces());
  }

  @Test
  void fingerprintsNameTheUsersFontsAndTellOfAllBundledOnes() {
    Map<String, String> all = order.versions(face -> "face " + face);
    assertEquals(
        Map.of(
            "font 1",
            "face 0",
            "font 2",
            "face 1",
            "fallback font 1",
            "face " + (order.faces() - 1),
            "bundled fonts",
            BundledFonts.digest()),
        all);
    Map<String, String> ofPage =
        new HashMap<>(order.versions(new TreeSet<>(List.of(0, 2)), face -> "face " + face));
    BundledFont sans = order.bundled(2).orElseThrow();
    assertEquals(sans.version() + ", " + sans.sha256(), ofPage.remove("font Noto Sans Regular"));
    assertEquals(all, ofPage);
  }

  @Test
  void emojiFacesAreKnown() {
    int emoji =
        IntStream.range(0, order.faces())
            .filter(face -> name(order, face).equals("Noto Emoji Regular"))
            .findFirst()
            .orElseThrow();
    assertTrue(order.emoji(emoji));
    assertFalse(order.emoji(0));
    assertTrue(order.covers(emoji, 0x1F355));
    assertFalse(order.covers(emoji, 'a'));
    assertEquals(Optional.empty(), order.bundled(0));
  }
}
