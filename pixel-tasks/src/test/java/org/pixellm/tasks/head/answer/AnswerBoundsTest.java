// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pixellm.tasks.head.answer.AnswerBounds.Range;

/** From pieces of a text, as patches show them, to the words they mean. */
class AnswerBoundsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        // text, the first patch's characters, the last one's, the answer
        "`They met in Delft, by the mill.`, `n De`, `ft, `, Delft",
        "`They met in Delft, by the mill.`, `Del`, `lft`, Delft",
        "`They met in Delft, by the mill.`, `elf`, `elf`, Delft",
        "`They met in Delft, by the mill.`, `t i`, `met`, met",
        "`It took 12 years.`, `k 12`, ` yea`, `12 years`",
        "`It took 12 years.`, `2 ye`, `2 ye`, years",
        "`Is it (NFL)?`, `FL)`, `FL)`, NFL",
        "`Prices rose by 50% then.`, `y 50`, `0% `, `50%`",
        "`彼は東京に住んでいる。`, `東京`, `東京`, 東京",
        "`彼は東京に住んでいる。`, `東`, `京に`, 東京に",
        "`เขาอยู่กรุงเทพ`, `กรุ`, `เทพ`, กรุงเทพ",
        "`ذهب الولد إلى المدرسة`, `لول`, `د إل`, الولد",
        "`a – b`, ` – `, ` – `, ``",
      })
  void wordsAreTakenWhole(String text, String first, String last, String answer) {
    Range range = new AnswerBounds(text).between(range(text, first), range(text, last));
    assertEquals(answer, text.substring(range.start(), range.end()));
  }

  private static Range range(String text, String part) {
    int start = text.indexOf(part);
    return new Range(start, start + part.length());
  }
}
