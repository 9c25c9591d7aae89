// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.Bidi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.attack.place.Capitals;
import org.pixellm.attack.place.DataFile;
import org.pixellm.attack.place.Draw;
import org.pixellm.attack.place.WordAttack;
import org.pixellm.attack.word.SegmentationConfig.Spaces;
import org.pixellm.plugins.PixelException;

class WordAttacksTest {
  private static final int SEEDS = 50;

  @TempDir private Path folder;

  private static int[] sorted(String word) {
    return word.codePoints().sorted().toArray();
  }

  @Test
  void shufflesKeepLetters() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Draw draw = new Draw(seed);
      String full = new Shuffle(0, 3).of("don't", draw);
      assertNotEquals("don't", full);
      assertEquals('\'', full.charAt(3));
      assertArrayEquals(sorted("don't"), sorted(full));
      String inner = new Shuffle(1, 4).of("letters", draw);
      assertNotEquals("letters", inner);
      assertTrue(inner.startsWith("l") && inner.endsWith("s"), inner);
      assertArrayEquals(sorted("letters"), sorted(inner));
    }
  }

  @Test
  void wordsAreWrittenInOtherScripts() {
    Draw draw = new Draw(1);
    assertEquals(
        "леттерс", new OtherScript(TransliterateConfig.Script.CYRILLIC).of("letters", draw));
    assertEquals(
        "леттерс", new OtherScript(TransliterateConfig.Script.CYRILLIC).of("леттерс", draw));
    assertEquals("λεττερς", new OtherScript(TransliterateConfig.Script.GREEK).of("letters", draw));
    assertEquals("レッテルス", new OtherScript(TransliterateConfig.Script.KATAKANA).of("letters", draw));
    assertEquals("Moskva", new OtherScript(TransliterateConfig.Script.LATIN).of("Москва", draw));
    assertEquals("רֶַדִנג", new OtherScript(TransliterateConfig.Script.HEBREW).of("reading", draw));
  }

  @Test
  void wordsThatHaveNoOtherOrderStay() {
    Draw draw = new Draw(1);
    for (String word : List.of("of", "aaa", "a")) {
      assertEquals(word, new Shuffle(0, 3).of(word, draw));
    }
    for (String word : List.of("cat", "maas", "a")) {
      assertEquals(word, new Shuffle(1, 4).of(word, draw));
    }
    assertEquals("abaa", new Shuffle(1, 4).of("aaba", draw)); // the only other one
  }

  @Test
  void vowelsAreLeftOut() {
    VowelRemoval removal = new VowelRemoval();
    Draw draw = new Draw(1);
    assertEquals("bkkpng", removal.of("bookkeeping", draw));
    assertEquals("nv", removal.of("naïve", draw));
    assertEquals("Мскв", removal.of("Москва", draw));
    assertEquals("мй", removal.of("мой", draw));
    assertEquals("θν", removal.of("Αθήνα", draw));
    assertEquals("हन्द", removal.of("हिन्दी", draw));
    assertEquals("ملك", removal.of("مَلِك", draw));
    assertEquals("aei", removal.of("aei", draw)); // nothing would be left
    assertEquals("is", removal.of("is", draw)); // too short
  }

  @Test
  void endsAreCutOff() {
    Draw draw = new Draw(1);
    assertEquals("lette", new Truncation(new TruncateConfig(1, 3)).of("letter", draw));
    assertEquals("let", new Truncation(new TruncateConfig(5, 3)).of("letter", draw));
    assertEquals("let", new Truncation(new TruncateConfig(1, 3)).of("let", draw));
    assertEquals("cafe\u0301", new Truncation(new TruncateConfig(1, 3)).of("cafe\u0301s", draw));
    assertThrows(IllegalArgumentException.class, () -> new TruncateConfig(0, 3));
  }

  @Test
  void keysHaveNeighbours() {
    Keyboard english = Keyboard.bundled(KeyboardTypoConfig.Layout.EN);
    assertEquals(letters("qswz"), english.beside('a').stream().sorted().toList());
    assertEquals(letters("QSWZ"), english.beside('A').stream().sorted().toList());
    assertTrue(english.beside('g').containsAll(letters("ftyhvb")));
    assertTrue(english.beside('ж').isEmpty());
    assertTrue(
        Keyboard.bundled(KeyboardTypoConfig.Layout.DE).beside('ö').containsAll(letters("älp")));
    assertTrue(Keyboard.bundled(KeyboardTypoConfig.Layout.FR).beside('q').contains((int) 'a'));
    assertTrue(
        Keyboard.bundled(KeyboardTypoConfig.Layout.RU).beside('Ж').containsAll(letters("ДЭЗ")));
  }

  private static List<Integer> letters(String letters) {
    return letters.codePoints().boxed().toList();
  }

  /** The original looked upper case up as it was, found nothing, and lost the case it made. */
  @Test
  void capitalsStayCapitals() {
    MissedKey missed = new MissedKey(Keyboard.bundled(KeyboardTypoConfig.Layout.EN));
    for (int seed = 0; seed < SEEDS; seed++) {
      assertTrue("QWSZ".contains(missed.of("A", new Draw(seed))));
    }
    assertEquals("漢字", missed.of("漢字", new Draw(1)));
  }

  @Test
  void aKeyboardOfAUsers() throws IOException {
    String rows = "# two rows\n0 aA bB dead cC\n0.5 d\n";
    for (String text : List.of(rows, "\uFEFF" + rows)) {
      Path file = Files.writeString(folder.resolve("keys.txt"), text);
      Keyboard keyboard = Keyboard.read(file.toString());
      assertEquals(letters("bd"), keyboard.beside('a'));
      assertEquals(letters("B"), keyboard.beside('A')); // d writes nothing with shift
      assertEquals(letters(""), keyboard.beside('c'));
    }
  }

  @Test
  void keyboardsThatAreNone() throws IOException {
    refused("a b", "keys.txt, line 1", "key widths");
    refused("0 aA\n1 abc", "keys.txt, line 2", "\"abc\" is no key");
    refused("99 aA bB", "\"99\"");
    refused("0 aA", "no two keys");
    refused("", "no two keys");
  }

  private void refused(String text, String... parts) throws IOException {
    Path file = Files.writeString(folder.resolve("keys.txt"), text);
    PixelException e = assertThrows(PixelException.class, () -> Keyboard.read(file.toString()));
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }

  @Test
  void misspellingsKeepCapitals() throws IOException {
    Path file = Files.writeString(folder.resolve("list.txt"), "friend freind\nPaul Pual\nx x\n");
    Misspellings list = new NaturalTypoConfig(file.toString()).misspellings();
    Draw draw = new Draw(1);
    assertEquals("freind", list.of("friend", draw));
    assertEquals("Freind", list.of("Friend", draw));
    assertEquals("FREIND", list.of("FRIEND", draw));
    assertEquals("Pual", list.of("Paul", draw));
    assertEquals("paul", list.of("paul", draw));
    assertEquals("x", list.of("x", draw));
    Files.writeString(file, "don't do'nt dont\n");
    Misspellings typed = new NaturalTypoConfig(file.toString()).misspellings();
    Set<String> typeset = new HashSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      typeset.add(typed.of("Don’t", new Draw(seed)));
    }
    assertEquals(Set.of("Do’nt", "Dont"), typeset);
    Files.writeString(file, "friend\n");
    PixelException e =
        assertThrows(
            PixelException.class, () -> new NaturalTypoConfig(file.toString()).misspellings());
    assertTrue(e.getMessage().contains("line 1"), e.getMessage());
  }

  @Test
  void soundsAreSpeltInOtherWays() {
    SoundRules rules = SoundRules.bundled();
    assertTrue(rules.sites("there").get(0).spellings().contains("their"));
    assertEquals("fotograf".length(), attacked("photograph").length());
    assertFalse(attacked("photograph").contains("ph"));
    assertEquals("Москва", attacked("Москва"));
    assertTrue(List.of("Nife", "Nif").contains(attacked("Knife")), attacked("Knife"));
  }

  @Test
  void aWordInCapitalsSoundsInCapitals() {
    for (String word : List.of("FISH", "TAXI", "BOX", "KNIFE", "PHONE")) {
      String attacked = attacked(word);
      assertNotEquals(word, attacked);
      assertEquals(Capitals.ALL.write(attacked), attacked);
    }
    assertEquals("your", attacked("you’re"));
    assertTrue(attacked("your").startsWith("you"), "typed, as there is no other to keep");
  }

  private static String attacked(String word) {
    return new PhoneticAttack(SoundRules.bundled()).attack(word, 1, new SplittableRandom(1));
  }

  @Test
  void directionIsTurnedRound() {
    DirectionOverride same = new DirectionOverride(BidiConfig.Looks.SAME);
    DirectionOverride reversed = new DirectionOverride(BidiConfig.Looks.REVERSED);
    Draw draw = new Draw(1);
    for (String word : List.of("word", "שלום")) {
      assertEquals(shown(word), shown(same.of(word, draw)));
      assertEquals(
          new StringBuilder(shown(word)).reverse().toString(), shown(reversed.of(word, draw)));
    }
    assertEquals("a", same.of("a", draw));
  }

  /** Words that stand side by side, too, in lines of either direction and of both. */
  @Test
  void turnedWordsStayInTheirPlaces() {
    WordAttack same = new WordAttack(new DirectionOverride(BidiConfig.Looks.SAME));
    for (String text :
        List.of(
            "Several words, in a line.",
            "כל בני האדם נולדו בני חורין.",
            "The words של Hebrew בני האדם stay, too.",
            "בני word another האדם.",
            "人人生而自由,在尊严和权利上一律平等。")) {
      for (double severity : new double[] {0.3, 0.6, 1}) {
        String attacked = same.attack(text, severity, new SplittableRandom(4));
        assertEquals(shown(text), shown(attacked), attacked);
      }
      assertNotEquals(text, same.attack(text, 1, new SplittableRandom(4)));
    }
  }

  /** As UAX 9 shows it, from left to right. */
  private static String shown(String text) {
    Bidi bidi = new Bidi(text, Bidi.LEVEL_DEFAULT_LTR);
    return bidi.writeReordered(Bidi.REMOVE_BIDI_CONTROLS);
  }

  @Test
  void spacesAreLeftOutAndPutIn() {
    String text = " one two\tthree\nfour  five ";
    assertEquals(" onetwothree\nfourfive ", segmented(Spaces.REMOVE, text));
    String put = segmented(Spaces.INSERT, text);
    assertEquals(text.replace(" ", ""), put.replace(" ", ""));
    assertEquals(text.length() + 5, put.length());
    String both = segmented(Spaces.BOTH, text);
    assertEquals("onetwothree\nfourfive", both.replace(" ", ""));
    assertFalse(new SegmentationAttack(Spaces.BOTH).keepsWords());
  }

  private static String segmented(Spaces spaces, String text) {
    return new SegmentationAttack(spaces).attack(text, 1, new SplittableRandom(1));
  }

  @Test
  void theBundledListIsRead() {
    Misspellings list =
        Misspellings.of(DataFile.bundled(NaturalTypoConfig.class, "misspellings-en.txt"));
    assertNotEquals("definitely", list.of("definitely", new Draw(1)));
    assertEquals("zyxwv", list.of("zyxwv", new Draw(1)));
  }
}
