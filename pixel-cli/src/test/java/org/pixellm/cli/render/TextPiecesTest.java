// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pixellm.cli.render.TextPieces.Piece;

class TextPiecesTest {

  private static List<Piece> pieces(String text, int most) throws IOException {
    TextPieces pieces = new TextPieces(new StringReader(text), most);
    List<Piece> all = new ArrayList<>();
    for (Optional<Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
      all.add(next.get());
    }
    return all;
  }

  @Test
  void arePiecesOfLinesWithTheirNumbers() throws IOException {
    assertEquals(
        List.of(new Piece("one", 1), new Piece("three", 3), new Piece("four", 4)),
        pieces("one\n\nthree\nfour", 20));
    assertEquals(List.of(new Piece("one", 1)), pieces("one\n", 20));
    assertEquals(List.of(new Piece("x", 3)), pieces("\n\nx", 20));
    assertEquals(List.of(), pieces("", 20));
    assertEquals(List.of(), pieces("\n\n", 20));
  }

  @Test
  void longLinesAreCutAfterSpacesAndNeverWithinACodePoint() throws IOException {
    assertEquals(
        List.of(new Piece("aaa bbb ", 1), new Piece("ccc", 1), new Piece("d", 2)),
        pieces("aaa bbb ccc\nd", 9));
    assertEquals(
        List.of(new Piece("😀", 1), new Piece("😀", 1), new Piece("😀", 1)), pieces("😀😀😀", 3));
  }

  @Test
  void nothingIsLostWhateverTheLength() throws IOException {
    String text = "Some words, then 😀😀 and\nanother line of them\n\nthe end ".repeat(700);
    for (int most : new int[] {2, 3, 7, 64, 100_000}) {
      StringBuilder joined = new StringBuilder();
      int line = 1;
      for (Piece piece : pieces(text, most)) {
        assertTrue(piece.text().length() <= most);
        for (; line < piece.line(); line++) {
          joined.append('\n');
        }
        joined.append(piece.text());
      }
      assertEquals(text, joined.toString(), "pieces of " + most);
    }
  }
}
