// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.train.data.DataFingerprint;
import org.pixellm.train.run.TrainingStep;

class AttemptStateTest {
  private static final AttemptState START =
      AttemptState.start(new DataFingerprint(2, 99, "abc123"));

  private static TrainingStep.Outcome step(double loss, long count) {
    return new TrainingStep.Outcome(loss, loss, 0.1, count);
  }

  @Test
  void aStepWithNothingToLearnIsNoSignOfABadLoss() {
    AttemptState state = START.afterStep(step(Double.NaN, 3), 0, 0);
    assertEquals(1, state.skippedInARow());
    state = state.afterStep(step(Double.NaN, 0), 0, 0);
    assertEquals(2, state.step());
    assertEquals(1, state.skippedInARow());
    assertEquals(2, state.afterStep(step(Double.NaN, 3), 0, 0).skippedInARow());
    assertEquals(0, state.afterStep(step(0.5, 3), 1, 0).skippedInARow());
  }

  @Test
  void allOfItComesBackFromACheckpoint() {
    AttemptState state =
        START
            .afterStep(step(0.5, 3), 1, 0.1)
            .afterLook(Optional.of("no better than a guess"))
            .afterGain(0.7, Map.of("f1", 0.7))
            .afterNoGain();
    assertEquals(state, AttemptState.read(new ConfigEntries("state.json", state.toMap())));
    assertEquals(START, AttemptState.read(new ConfigEntries("state.json", START.toMap())));
  }
}
