// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.pixellm.model.work.UsefulWork.First;
import org.pixellm.model.work.UsefulWork.Stack;
import org.pixellm.plugins.model.PatchBatch;

class UsefulWorkTest {

  /** Width 2, one layer each, inner width 3, patches of 4 values, a quarter hidden. */
  private static final UsefulWork SMALL =
      new UsefulWork(new Stack(2, 1, 3), First.PLAIN, new Stack(2, 1, 3), 4, 4, 0.25);

  @Test
  void countsWhatOneCountsByHand() {
    // 4 patches, 1 hidden: 3 are seen, 4 encoder tokens, 5 decoder tokens.
    long projection = 3 * 4 * 2;
    long queriesKeysValuesOutput = 4 * (4 * 2 * 2);
    long feedForward = 4 * (2 * 3 + 3 * 2);
    long scoresAndSums = 2 * (4 * 4 * 2);
    long embed = 4 * 2 * 2;
    long keysAndValues = 5 * (2 * 2 * 2);
    long queryAndOutputOfTheHidden = 2 * 2 * 2;
    long feedForwardOfTheHidden = 2 * 3 + 3 * 2;
    long scoresAndSumsOfTheHidden = 2 * (5 * 2);
    long prediction = 2 * 4;
    long forward =
        2
            * (projection
                + queriesKeysValuesOutput
                + feedForward
                + scoresAndSums
                + embed
                + keysAndValues
                + queryAndOutputOfTheHidden
                + feedForwardOfTheHidden
                + scoresAndSumsOfTheHidden
                + prediction);
    assertEquals(forward, SMALL.forward(4));
    // Backward is twice as much, but nothing is asked for before the first projection.
    assertEquals(3 * forward - 2 * projection, SMALL.step(4));
  }

  @Test
  void onlyTheLastDecoderLayerIsCut() {
    UsefulWork deeper =
        new UsefulWork(new Stack(2, 2, 3), First.PLAIN, new Stack(2, 2, 3), 4, 4, 0.25);
    long encoderLayer = 4 * (4 * 2 * 2) + 4 * (2 * 3 + 3 * 2) + 2 * (4 * 4 * 2);
    long decoderLayer = 5 * (4 * 2 * 2) + 5 * (2 * 3 + 3 * 2) + 2 * (5 * 5 * 2);
    assertEquals(SMALL.forward(4) + 2 * (encoderLayer + decoderLayer), deeper.forward(4));
  }

  @Test
  void aConvolutionCountsForPatchesThatAreSeen() {
    UsefulWork convolved =
        new UsefulWork(new Stack(2, 1, 3), new First(5, 0, 0), new Stack(2, 1, 3), 4, 4, 0.25);
    long convolution = 3 * (5 * 2 + 2 * 2);
    assertEquals(SMALL.forward(4) + 2 * convolution, convolved.forward(4));
    assertEquals(SMALL.step(4) + 3 * 2 * convolution, convolved.step(4));
    assertEquals(SMALL.encoding(4) + 2 * 4 * (5 * 2 + 2 * 2), convolved.encoding(4));
  }

  @Test
  void localAttentionHasScoresOfNearTokensAlone() {
    Stack encoder = new Stack(2, 3, 3);
    UsefulWork whole = new UsefulWork(encoder, First.PLAIN, new Stack(2, 1, 3), 4, 4, 0.25);
    UsefulWork local = new UsefulWork(encoder, new First(0, 2, 1), new Stack(2, 1, 3), 4, 4, 0.25);
    // 12 patches, 3 hidden: 10 tokens, of which each sees 4 in place of 10.
    long saved = 2 * (2 * 10 * (10 - 4) * 2);
    assertEquals(whole.forward(12) - 2 * saved, local.forward(12));
    // As many tokens as there would be within reach: nothing is saved.
    assertEquals(whole.forward(4), local.forward(4));
  }

  @Test
  void paddingCountsNothing() {
    PatchBatch padded = new PatchBatch(new byte[2 * 9 * 4], new int[] {4, 7}, 9, 4);
    assertEquals(SMALL.step(4) + SMALL.step(7), SMALL.step(padded));
  }

  @Test
  void aPatchIsHiddenAndOneSeenWhateverTheShare() {
    assertEquals(1, SMALL.hidden(2));
    assertEquals(132, SMALL.hidden(529));
    assertEquals(
        1,
        new UsefulWork(new Stack(2, 1, 3), First.PLAIN, new Stack(2, 1, 3), 4, 4, 0.9).hidden(2));
  }
}
