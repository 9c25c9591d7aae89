// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.render.TextInput;

class ScriptVoteTest {
  private static final int OTHERS = 0;
  private static final int ARABIC = 1;
  private static final int JAPANESE = 2;

  private final ScriptVote vote =
      new ScriptVote(
          Map.of(
              UnicodeScript.ARABIC, ARABIC,
              UnicodeScript.HAN, JAPANESE,
              UnicodeScript.HIRAGANA, JAPANESE,
              UnicodeScript.KATAKANA, JAPANESE),
          3);

  private void assertWinner(int expected, String text) {
    assertEquals(expected, vote.winner(TextInput.of(text)), text);
  }

  @Test
  void mostLettersDecide() {
    assertWinner(OTHERS, "What can be drawn, \u0633\u0644\u0627\u0645, can be read");
    assertWinner(
        ARABIC, "\u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645 pixel");
    // 7 Latin letters outnumber each of the three scripts, and not the three together.
    assertWinner(JAPANESE, "\u6771\u4eac\u30bf\u30ef\u30fc\u306f\u9ad8\u3044\u3067\u3059 pixel ok");
  }

  @Test
  void whatIsOfNoScriptHasNoVote() {
    assertWinner(OTHERS, "");
    assertWinner(OTHERS, "1234 5678 - \ud83d\ude00\ud83d\ude00");
    assertWinner(ARABIC, "1234567890 ... \u0633");
    // Combining marks are of the letter they stand on: nine marks do not outvote two letters.
    assertWinner(ARABIC, "\u0633\u0644 a" + "\u0301".repeat(9));
  }

  @Test
  void ofAsManyLettersTheFirstDecide() {
    assertWinner(OTHERS, "ab \u0633\u0644");
    assertWinner(ARABIC, "\u0633\u0644 ab");
    assertWinner(JAPANESE, "\u6771\u4eac \u0633\u0644 a");
  }

  @Test
  void allPartsVoteTogether() {
    assertEquals(
        ARABIC, vote.winner(new TextInput.Pair("who", "\u0627\u0644\u0633\u0644\u0627\u0645")));
    assertEquals(
        OTHERS,
        vote.winner(new TextInput.Words(List.of("\u0633\u0644", "reads", "\u6771", "pixels"))));
  }

  /** A letter beyond the basic plane is one letter. */
  @Test
  void supplementaryLettersCountOnce() {
    assertWinner(OTHERS, "abc \ud842\udfb7\ud842\udfb7");
    assertWinner(JAPANESE, "a \ud842\udfb7\ud842\udfb7");
  }
}
