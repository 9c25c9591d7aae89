// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.pixellm.tasks.prediction.AnswerSpan;
import org.pixellm.tasks.prediction.ClassPrediction;
import org.pixellm.tasks.prediction.TextVectors;
import org.pixellm.tasks.prediction.Tree;

class TrainingGuardTest {
  private static final OptionalDouble GUESS = OptionalDouble.of(0.7);
  private static final PredictionSpread EVEN = new PredictionSpread("a", 0.5);
  private static final PredictionSpread CONSTANT = new PredictionSpread("a", 1);

  /** A guard that has watched forty steps, of which the last ten count. */
  private static TrainingGuard watched(OptionalDouble guess, double early, double late) {
    TrainingGuard guard = new TrainingGuard(40, guess, 0);
    for (int step = 1; step <= 60; step++) {
      guard.observe(step, step <= 30 ? early : step <= 40 ? late : 0);
    }
    return guard;
  }

  @Test
  void aLossAtTheConstantGuessIsStuckWhateverIsPredicted() {
    Optional<String> verdict = watched(GUESS, 0.5, 0.699).verdict(EVEN, EVEN);
    assertEquals(
        Optional.of("the loss of 0.6990 is that of the best constant guess, 0.7000"), verdict);
    assertTrue(watched(GUESS, 0.5, 2).verdict(EVEN, EVEN).isPresent(), "and so is one above it");
  }

  @Test
  void aLossThatFellIsNot() {
    assertEquals(Optional.empty(), watched(GUESS, 0.7, 0.68).verdict(EVEN, EVEN));
  }

  @Test
  void equalPredictionsAreStuckUnlessTheLossIsMuchBetter() {
    assertTrue(watched(GUESS, 0.7, 0.65).verdict(CONSTANT, EVEN).isPresent());
    assertEquals(
        Optional.empty(),
        watched(GUESS, 0.7, 0.6).verdict(CONSTANT, EVEN),
        "names are rare: at first a model that learns says O as well");
  }

  @Test
  void equalPredictionsAreRightWhereLabelsAreEqual() {
    assertEquals(Optional.empty(), watched(GUESS, 0.7, 0.65).verdict(CONSTANT, CONSTANT));
  }

  @Test
  void whereTheGuessIsNotKnownPredictionsDecide() {
    assertTrue(watched(OptionalDouble.empty(), 9, 9).verdict(CONSTANT, EVEN).isPresent());
    assertEquals(Optional.empty(), watched(OptionalDouble.empty(), 9, 9).verdict(EVEN, EVEN));
  }

  @Test
  void itLooksOnce() {
    TrainingGuard guard = watched(GUESS, 0.7, 0.7);
    assertFalse(guard.due(39));
    assertTrue(guard.due(40));
    assertFalse(guard.due(41));
    assertFalse(new TrainingGuard(0, GUESS, 0).due(0), "switched off");
  }

  @Test
  void itGoesOnWithTheLossesSeenBefore() {
    TrainingGuard first = new TrainingGuard(40, GUESS, 0);
    for (int step = 1; step <= 35; step++) {
      first.observe(step, 0.65);
    }
    TrainingGuard second = new TrainingGuard(40, GUESS, first.sum());
    for (int step = 36; step <= 40; step++) {
      second.observe(step, 0.75);
    }
    assertTrue(second.verdict(EVEN, EVEN).isPresent(), "0.70 on average");
  }

  @Test
  void itLooksAfterTheWarmUpAndNotInShortTrainings() {
    GuardConfig config = GuardConfig.defaults();
    assertEquals(1600, config.watchedSteps(15_000, 100));
    assertEquals(200, config.watchedSteps(500, 100));
    assertEquals(3000, config.watchedSteps(100_000, 100));
    assertEquals(0, config.watchedSteps(300, 100), "a restart would cost as much as the rest");
    assertEquals(7, new GuardConfig(true, 7, 1, 1).watchedSteps(10, 100), "the user's word");
    assertEquals(0, new GuardConfig(false, 7, 1, 1).watchedSteps(1000, 100));
  }

  @Test
  void theSpreadCountsWordsArcsClassesNumbersAndAnswers() {
    assertEquals(
        new PredictionSpread("O", 0.75),
        PredictionSpread.of(List.of(List.of("O", "O"), List.of("B-PER", "O"))));
    Tree chain = new Tree(List.of(2, 3, 0), List.of("dep", "dep", "root"));
    assertEquals(
        new PredictionSpread("dep of the word +1", 2 / 3.0), PredictionSpread.of(List.of(chain)));
    ClassPrediction yes = new ClassPrediction("yes", List.of(0.9, 0.1));
    assertEquals(new PredictionSpread("yes", 1), PredictionSpread.of(List.of(yes, yes)));
    assertEquals(1, PredictionSpread.of(List.of(2.0001, 2.0002)).share());
    assertEquals(0.5, PredictionSpread.of(List.of(2.0, 3.0)).share());
    TextVectors one = new TextVectors(List.of(new float[] {1, 0.5f}));
    TextVectors almost = new TextVectors(List.of(new float[] {1.0001f, 0.5f}));
    TextVectors other = new TextVectors(List.of(new float[] {-1, 0.5f}));
    assertEquals(1, PredictionSpread.of(List.of(one, almost)).share(), "of single texts");
    assertEquals(0.5, PredictionSpread.of(List.of(one, other)).share());
    AnswerSpan none = new AnswerSpan("", 0, 0, 1, 2);
    assertEquals(new PredictionSpread("no answer", 1), PredictionSpread.of(List.of(none, none)));
  }
}
