// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.visual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.attack.place.DataFile;
import org.pixellm.attack.place.Draw;
import org.pixellm.plugins.PixelException;
import org.pixellm.render.fonts.BundledFonts;

class LookAlikesTest {
  @TempDir private Path folder;

  private LookAlikes table(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("table.tsv"), text);
    return LookAlikes.of(DataFile.read(file.toString()), 9, (character, other) -> true);
  }

  @Test
  void marksStayOnWhatLooksAlike() throws IOException {
    LookAlikes table = table("e\tε\nq\tq ა\nक\tა ख\n");
    Draw draw = new Draw(1);
    assertEquals("ε", table.of("e", draw));
    assertEquals("έ", table.of("é", draw)); // put together again where there is such a letter
    assertEquals("ა", table.of("q", draw)); // never by itself
    for (int seed = 0; seed < 20; seed++) {
      assertEquals("खि", table.of("कि", new Draw(seed))); // a sign of Devanagari alone
    }
    assertEquals("x", table.of("x", draw));
  }

  @Test
  void syllablesOfHangulAreWholeOrNothing() throws IOException {
    LookAlikes table = table("가\t카\nᄒ\tᄀ\nㅎ\tㅇ\n");
    Draw draw = new Draw(1);
    assertEquals("카", table.of("가", draw));
    assertEquals("한", table.of("한", draw), "no letter looks like a part of a square");
    for (String syllable : List.of("모", "든", "인", "간", "은")) {
      assertEquals(syllable, new ConfusableConfig(true).table().of(syllable, draw));
    }
  }

  @Test
  void keysAreNotTakenApart() throws IOException {
    LookAlikes table = table("1\tl\n#\t＃\n");
    for (String key : List.of("1\uFE0F\u20E3", "1\u20E3", "#\uFE0F\u20E3")) {
      assertEquals(key, table.of(key, new Draw(1)));
    }
    assertEquals("l", table.of("1", new Draw(1)));
  }

  @Test
  void aCharacterIsTheSameInWhateverForm() throws IOException {
    LookAlikes table = table("e\u0301\t\u00E8\nK\t\u039A\n\u212A\tx\n");
    assertEquals("\u00E8", table.of("\u00E9", new Draw(1)));
    assertEquals("\u00E8", table.of("e\u0301", new Draw(1)));
    assertEquals("\u039A", table.of("K", new Draw(1)), "not by the line of the kelvin sign");
  }

  @Test
  void tablesThatAreNone() {
    for (String text : List.of("", "a b\n", "ab\tc\n", "a\ta\n")) {
      assertThrows(PixelException.class, () -> table(text), text);
    }
  }

  @Test
  void theCipherHasEveryLetterInOtherScripts() {
    DataFile file = DataFile.bundled(CipherConfig.class, "cipher.tsv");
    Set<String> letters = new HashSet<>();
    for (DataFile.Line line : file.lines()) {
      String[] parts = line.text().split("[\t ]", -1);
      letters.add(parts[0]);
      assertTrue(parts.length > 3, line.text() + " has too few");
      Set<String> others = new HashSet<>(List.of(parts));
      assertEquals(parts.length, others.size(), line.text() + " has one twice");
      others.remove(parts[0]);
      for (String other : others) {
        int point = other.codePointAt(0);
        assertEquals(1, other.codePointCount(0, other.length()), other);
        assertNotEquals(UScript.LATIN, UScript.getScript(point), other);
        assertTrue(BundledFonts.coverage().faces(point).length > 0, other + " is drawn by no font");
      }
    }
    for (char c = 'a'; c <= 'z'; c++) {
      assertTrue(letters.contains(String.valueOf(c)), c + " is missing");
      assertTrue(letters.contains(String.valueOf(Character.toUpperCase(c))), c + " is missing");
    }
    assertEquals(52, letters.size());
  }

  @Test
  void nothingLatinIsLeftOfACipher() {
    String result =
        new CipherFactory()
            .create(CipherConfig.defaults())
            .attack("DEEP LEARNING.", 1, new SplittableRandom(1));
    assertTrue(result.codePoints().noneMatch(c -> UScript.getScript(c) == UScript.LATIN), result);
    assertEquals(14, result.codePointCount(0, result.length()));
    assertEquals(' ', result.codePointAt(result.offsetByCodePoints(0, 4)));
  }

  @Test
  void otherAlphabetsCanBeLeftOut() {
    Normalizer2 plain = Normalizer2.getNFKCInstance();
    LookAlikes without = new ConfusableConfig(false).table();
    LookAlikes with = new ConfusableConfig(true).table();
    int others = 0;
    for (int seed = 0; seed < 200; seed++) {
      assertNotEquals("a", plain.normalize(without.of("a", new Draw(seed))));
      others += plain.normalize(with.of("a", new Draw(seed))).equals("a") ? 1 : 0;
    }
    assertTrue(others > 0);
  }

  @Test
  void fewerNeighboursCanBeTaken() {
    LookAlikes one = new VisualNeighboursConfig(1, "").table();
    LookAlikes usual = VisualNeighboursConfig.defaults().table();
    Set<String> nearest = new HashSet<>();
    Set<String> five = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      nearest.add(one.of("a", new Draw(seed)));
      five.add(usual.of("a", new Draw(seed)));
    }
    assertEquals(1, nearest.size());
    assertEquals(5, five.size());
    assertTrue(five.containsAll(nearest));
    assertThrows(IllegalArgumentException.class, () -> new VisualNeighboursConfig(0, ""));
  }
}
