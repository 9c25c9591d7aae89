// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.vocabulary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.tokens.vocabulary.BytePairs.Merge;

class BytePairsTest {
  private static final List<Merge> MERGES =
      learnt("low ".repeat(5), "lower ".repeat(2), "newest ".repeat(6), "widest ".repeat(3));

  private static List<Merge> learnt(String... texts) {
    BytePairLearner learner = new BytePairLearner();
    Stream.of(texts).forEach(learner::observe);
    return learner.learn(1000);
  }

  /** Sennrich et al. 2016, section 3.2: "est" and "low" come first in this text. */
  @Test
  void theMostFrequentPairIsLearntFirst() {
    List<String> lines = new MergeList().write(MERGES);
    assertEquals(List.of("e s", "es t"), lines.subList(0, 2));
    BytePairs pairs = new BytePairs(MERGES);
    assertEquals(1, pairs.cut(" newest").ids().length, "a frequent word is one token");
    assertEquals(List.of(" low", "est"), texts(pairs, " lowest"));
  }

  private static List<String> texts(TokenVocabulary vocabulary, String text) {
    Piece piece = vocabulary.cut(text);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < piece.ids().length; i++) {
      texts.add(text.substring(piece.starts()[i], piece.ends()[i]));
    }
    return texts;
  }

  @Test
  void nothingIsLearntOfWhatOccursOnce() {
    assertEquals(List.of(), learnt("abcdefg"));
  }

  @Test
  void equalTextGivesAnEqualVocabularyInAnyOrder() {
    assertEquals(learnt("one two two", "three one"), learnt("three one", "one two two"));
  }

  /** The bytes of all tokens together are the text's. */
  @Property
  void nothingOfATextIsLost(@ForAll String text) {
    for (TokenVocabulary vocabulary :
        List.of(new BytePairs(MERGES), new CharacterTokens("low é𝔞"), new CharacterTokens(""))) {
      Piece piece = vocabulary.cut(text);
      int reached = 0;
      for (int i = 0; i < piece.ids().length; i++) {
        assertTrue(piece.ids()[i] >= TokenVocabulary.FIRST_BYTE);
        assertTrue(piece.ids()[i] < vocabulary.size());
        assertTrue(piece.starts()[i] <= reached && piece.ends()[i] >= reached);
        reached = piece.ends()[i];
      }
      assertEquals(text.length(), reached);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int id : new BytePairs(MERGES).cut(text).ids()) {
      spell(id, bytes);
    }
    int[] expected = Utf8.of(text).bytes();
    byte[] found = bytes.toByteArray();
    assertEquals(expected.length, found.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals((byte) expected[i], found[i]);
    }
  }

  private static void spell(int id, ByteArrayOutputStream bytes) {
    if (id < TokenVocabulary.AFTER_BYTES) {
      bytes.write(id - TokenVocabulary.FIRST_BYTE);
      return;
    }
    Merge merge = MERGES.get(id - TokenVocabulary.AFTER_BYTES);
    spell(merge.left(), bytes);
    spell(merge.right(), bytes);
  }

  @Property
  void bytesAreThoseOfUtf8(@ForAll String text) {
    if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      byte[] expected = text.getBytes(StandardCharsets.UTF_8);
      int[] found = Utf8.of(text).bytes();
      byte[] narrow = new byte[found.length];
      for (int i = 0; i < found.length; i++) {
        narrow[i] = (byte) found[i];
      }
      assertArrayEquals(expected, narrow);
    }
  }

  @Property
  void piecesTogetherAreTheText(@ForAll String text) {
    assertEquals(text, String.join("", new PieceSplitter().split(text)));
  }

  @Test
  void piecesAreWordsWithTheirSpace() {
    assertEquals(
        List.of("It", "'s", " 42", " \u00e9t\u00e9s", ",", " isn", "'t", "  ", " it", "?!", "\n"),
        new PieceSplitter().split("It's 42 \u00e9t\u00e9s, isn't   it?!\n"));
  }

  @Test
  void aFileIsReadAsItWasWritten(@TempDir Path folder) {
    MergeFile file = new MergeFile(folder.resolve("merges.txt"));
    file.write(new MergeList().write(MERGES));
    assertEquals(MERGES, new MergeList().read(file.read()));
  }

  @Test
  void aBrokenFileIsToldOf(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("merges.txt");
    assertThrows(PixelException.class, () -> new MergeFile(path).read());
    Files.write(path, new byte[] {(byte) 0xFF, (byte) 0xFE});
    assertThrows(PixelException.class, () -> new MergeFile(path).read());
    for (List<String> lines :
        List.of(List.of("a b", "ab"), List.of("a b", "a bc"), List.of("a b", "a b"))) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> new MergeList().read(lines));
      assertTrue(e.getMessage().startsWith("merge 2, \"" + lines.get(1) + "\""), e.getMessage());
    }
  }
}
