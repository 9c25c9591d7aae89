// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import com.fasterxml.jackson.databind.JsonNode;

/** What a loss plot shows of a run, in bounded memory. */
final class LossHistory {
  private static final double DECAY = 0.95;

  private final RunningMean smoothed = new RunningMean(DECAY);
  private final Curve training = new Curve();
  private final Curve validation = new Curve();
  private double constantGuess = Double.NaN;

  void addStep(long step, double loss) {
    smoothed.add(loss);
    training.add(step, smoothed.value());
  }

  /** Takes a measurement in; scores that there are not are NaN. */
  void addEvaluation(long step, double loss, double guess) {
    validation.add(step, loss);
    if (Double.isFinite(guess)) {
      constantGuess = guess;
    }
  }

  /** Takes in a line of {@code metrics.jsonl}. */
  void addLine(JsonNode line) {
    long step = line.path("step").asLong();
    switch (line.path("event").asText()) {
      case "step" -> addStep(step, line.path("loss").asDouble(Double.NaN));
      case "evaluation" -> {
        JsonNode scores = line.path("scores");
        addEvaluation(
            step,
            scores.path("loss").asDouble(Double.NaN),
            scores.path("constant_guess").asDouble(Double.NaN));
      }
      default -> {
        // other events have no loss
      }
    }
  }

  /** Smoothed training loss. */
  Curve training() {
    return training;
  }

  /** Loss on held-out text. */
  Curve validation() {
    return validation;
  }

  /** Loss of the best constant guess, as last measured; NaN if it was not. */
  double constantGuess() {
    return constantGuess;
  }
}
