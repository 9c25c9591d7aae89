// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PieceSplitterProperties {
  /** GPT-2's, with marks counted as letters and any short English ending. */
  private static final Pattern PIECE =
      Pattern.compile(
          "'\\p{L}{1,2}(?!\\p{L})"
              + "| ?[\\p{L}\\p{M}]+"
              + "| ?\\p{N}+"
              + "| ?[^\\s\\p{Z}\\p{L}\\p{M}\\p{N}]+"
              + "|[\\s\\p{Z}]+(?![^\\s\\p{Z}])"
              + "|[\\s\\p{Z}]+");

  /** Of each kind some, old enough for every JDK to know them; a half of a pair, too. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            " ", " ", "'", "'", "\t", "\n", "\u00A0", "\u3000", "s", "t", "é", "\u0301", "漢", "𝒳",
            "क", "ि", "1", "٣", "Ⅷ", ".", "’", "😀", "\uD83D")
        .list()
        .ofMaxSize(24)
        .map(parts -> String.join("", parts));
  }

  @Property
  void piecesAreThoseOfTheExpression(@ForAll("texts") String text) {
    List<String> expected = PIECE.matcher(text).results().map(MatchResult::group).toList();
    assertEquals(expected, new PieceSplitter().split(text));
    assertEquals(text, String.join("", expected));
  }
}
