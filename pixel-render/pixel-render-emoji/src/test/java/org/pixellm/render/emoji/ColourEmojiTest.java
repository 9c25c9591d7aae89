// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pixellm.render.fonts.BundledFont;
import org.pixellm.render.fonts.BundledFonts;
import org.pixellm.render.fonts.FontCoverage;
import org.pixellm.render.fonts.FontTrait;
import org.pixellm.render.samples.FontTables;

class ColourEmojiTest {
  private final List<BundledFont> fonts = BundledFonts.inOrder();
  private final FontCoverage coverage = BundledFonts.coverage();

  private int face() {
    for (int i = 0; i < fonts.size(); i++) {
      if (fonts.get(i).is(FontTrait.COLOUR)) {
        return i;
      }
    }
    throw new AssertionError("no coloured font was found on the class path");
  }

  private List<String> drawing(int codePoint) {
    return java.util.Arrays.stream(coverage.faces(codePoint))
        .mapToObj(face -> fonts.get(face).name())
        .toList();
  }

  @Test
  void theFontIsFoundAndTheFileIsWhole() throws Exception {
    BundledFont font = fonts.get(face());
    assertEquals("Noto Color Emoji", font.name());
    assertTrue(font.is(FontTrait.EMOJI));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(font.read());
    assertEquals(font.sha256(), HexFormat.of().formatHex(hash));
    assertNotNull(ColourEmoji.class.getResource("OFL.txt"));
  }

  @Test
  void whatIsToldIsWhatTheFontMaps() throws Exception {
    Set<Integer> mapped = new FontTables(fonts.get(face()).read()).characterMap().keySet();
    Set<Integer> told = new TreeSet<>();
    coverage.codePoints(face()).forEach(told::add);
    assertEquals(mapped, told);
  }

  @Test
  void emojiAreColouredFirstAndTextIsNot() {
    assertEquals(List.of("Noto Color Emoji", "Noto Emoji Regular"), drawing(0x1F355));
    assertEquals("Noto Sans Regular", drawing('1').get(0));
    List<String> heart = drawing(0x2764);
    assertEquals("Noto Sans Symbols2 Regular", heart.get(0));
    assertTrue(heart.indexOf("Noto Color Emoji") < heart.indexOf("Noto Emoji Regular"));
    assertFalse(drawing('a').contains("Noto Color Emoji"));
  }
}
