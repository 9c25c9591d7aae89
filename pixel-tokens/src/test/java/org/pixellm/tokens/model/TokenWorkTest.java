// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.pixellm.model.nn.AttentionMath;
import org.pixellm.model.vit.PixelBackboneConfig.Size;
import org.pixellm.model.work.UsefulWork.Stack;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.tokens.vocabulary.TokenVocabulary;

class TokenWorkTest {

  @Test
  void countsWhatOneCountsByHand() {
    // Width 2, inner width 3, 7 tokens in all; 4 tokens of a text and CLS, 1 has to be guessed.
    long queriesKeysValuesOutput = 5 * (4 * 2 * 2);
    long feedForward = 5 * (2 * 3 + 3 * 2);
    long scoresAndSums = 2 * (5 * 5 * 2);
    long layer = queriesKeysValuesOutput + feedForward + scoresAndSums;
    long dense = 2 * 2;
    long softmax = 2 * 7;
    // Two operations each, forward and twice as much backward.
    assertEquals(6 * (layer + dense + softmax), new TokenWork(new Stack(2, 1, 3), 7).step(4, 1));
    assertEquals(
        6 * (3 * layer + 2 * (dense + softmax)), new TokenWork(new Stack(2, 3, 3), 7).step(4, 2));
  }

  @Test
  void aBatchIsTheSumOfItsTextsWithoutPaddingAndGuessesNoSeparator() {
    InputShape input = new InputShape(1, 3, 64, 300);
    TokenBackboneConfig size =
        new TokenBackboneConfig(Size.TINY, 16, 2, 2, 32, 0, 0, 0, 100, AttentionMath.FUSED);
    try (TokenEncoder encoder = (TokenEncoder) new TokenBackboneFactory().create(size, input);
        MaskedTokens objective = new MaskedTokens(new MaskedTokensConfig(0.5, 1, 0), encoder)) {
      byte[] bytes = new byte[2 * 9 * 3];
      for (int place = 0; place < 2 * 9; place++) {
        bytes[3 * place + 2] = TokenVocabulary.FIRST_BYTE;
      }
      bytes[3 * 4 + 2] = TokenVocabulary.SEPARATOR; // the fifth and last of the first text
      PatchBatch batch = new PatchBatch(bytes, new int[] {5, 9}, 9, 3);
      TokenWork work = new TokenWork(new Stack(16, 2, 32), 300);
      // Half of 4 tokens, and half of 9 rounded up.
      assertEquals(
          OptionalLong.of(work.step(5, 2) + work.step(9, 5)), objective.operations(encoder, batch));
    }
  }
}
