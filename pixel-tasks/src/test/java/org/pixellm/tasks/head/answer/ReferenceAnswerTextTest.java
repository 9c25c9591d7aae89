// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.tasks.head.answer.AnswerBounds.Range;

/** The original's rule, case by case, on contexts of which each patch shows some letters. */
class ReferenceAnswerTextTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        // the letters of the patches, first and last patch, the answer
        "`The|y m|et |in |Del|ft.`, 4, 5, Delft", // punctuation off the end
        "`The|y m|et |in |Del|ft.`, 1, 2, met", // after the first patch's space
        "`The|y m|et |in |Del|ft.`, 2, 4, `in Del`", // a space at the edge cuts, too
        "`The|y m|et |in |Del|ft.`, 5, 5, `ft.`", // one patch: as it is
        "`it |too|k 1|2 y|ear|s i|n a|ll`, 2, 5, `12 years`", // before the last patch's space
        "`in |5 M|ay |194|5 t|hen`, 1, 3, `5 May 194`", // a number before the space is kept
        "`He |sco|red| 50| in| al|l`, 1, 2, `scored`", // no space: whole patches
        "`He |sco|red| 50| in| al|l`, 2, 4, `red 50`", // nothing is left of the last patch
        "`a (|b c|d) |e`, 1, 2, `cd`", // a bracket in the way
        "`to |be | 12|`, 1, 2, ` 12`", // a number after the space is kept, its space too
      })
  void answers(String patches, int first, int last, String answer) {
    List<String> pieces = List.of(patches.split("[|]"));
    String context = String.join("", pieces);
    Alignment.Builder alignment = new Alignment.Builder(pieces.size(), context.length());
    int at = 0;
    for (int patch = 0; patch < pieces.size(); patch++) {
      for (int i = 0; i < pieces.get(patch).length(); i++) {
        alignment.cluster(AnswerDecoder.CONTEXT, at, at + 1, patch, patch + 1);
        at++;
      }
    }
    Alignment built = alignment.drawn(List.of(0, at), true).build();
    Range range = new ReferenceAnswerText(context, built).between(first, last);
    assertEquals(answer, context.substring(range.start(), range.end()));
  }

  /**
   * A letter on the border of two patches belongs to the one on whose edge it stands: the second.
   */
  @ParameterizedTest
  @CsvSource({"0, ab", "1, cde"})
  void lettersOnABorderBelongToTheNextPatch(int patch, String letters) {
    Alignment alignment =
        new Alignment.Builder(2, 5)
            .cluster(1, 0, 1, 0, 1)
            .cluster(1, 1, 2, 0, 1)
            .cluster(1, 2, 3, 0, 2)
            .cluster(1, 3, 4, 1, 2)
            .cluster(1, 4, 5, 1, 2)
            .drawn(List.of(0, 5), true)
            .build();
    Range range = new ReferenceAnswerText("abcde", alignment).between(patch, patch);
    assertEquals(letters, "abcde".substring(range.start(), range.end()));
  }

  /** The same from right to left: the last patch is the leftmost. */
  @ParameterizedTest
  @CsvSource({"1, אבג", "0, דה"})
  void lettersFromRightToLeft(int patch, String letters) {
    Alignment alignment =
        new Alignment.Builder(2, 5)
            .cluster(1, 0, 1, 1, 2)
            .cluster(1, 1, 2, 1, 2)
            .cluster(1, 2, 3, 1, 2)
            .cluster(1, 3, 4, 0, 2)
            .cluster(1, 4, 5, 0, 1)
            .drawn(List.of(0, 5), true)
            .build();
    Range range = new ReferenceAnswerText("אבגדה", alignment).between(patch, patch);
    assertEquals(letters, "אבגדה".substring(range.start(), range.end()));
  }
}
