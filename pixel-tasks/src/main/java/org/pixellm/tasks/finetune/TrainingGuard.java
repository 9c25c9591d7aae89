// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Looks, once in a training's first steps, whether it is stuck in the optimum that large models
 * fall into when they are fine-tuned: one prediction for everything, and a loss like that of the
 * best constant guess. The authors of PIXEL ask their users to watch for it by hand.
 *
 * <p>A training is stuck if the loss of the last quarter of the watched steps is not at least 2 %
 * better than the constant guess, or if (almost) all predictions are the same and that loss is not
 * at least 10 % better. Where a constant guess has no known loss, equal predictions alone decide.
 */
final class TrainingGuard {
  private static final double NO_BETTER = 0.98;
  private static final double HARDLY_BETTER = 0.9;
  private static final double CONSTANT = 0.995;

  private final long watched;
  private final OptionalDouble constantLoss;
  private double sum;

  /**
   * A guard.
   *
   * @param watched steps after which it looks; 0 for never
   * @param constantLoss loss of the best constant guess, if that is known
   * @param sum of the losses seen before, where a training goes on
   */
  TrainingGuard(long watched, OptionalDouble constantLoss, double sum) {
    this.watched = watched;
    this.constantLoss = constantLoss;
    this.sum = sum;
  }

  private long counted() {
    return Math.max(1, watched / 4);
  }

  /**
   * Takes a step into account.
   *
   * @param step which one, from 1
   * @param loss its loss; one that is not finite does not count as learning
   */
  void observe(long step, double loss) {
    if (step > watched - counted() && step <= watched) {
      sum += Double.isFinite(loss) ? loss : constantLoss.orElse(0);
    }
  }

  /** The losses counted so far, to go on with. */
  double sum() {
    return sum;
  }

  /** Whether to look after a step. */
  boolean due(long step) {
    return watched > 0 && step == watched;
  }

  /**
   * Whether the training is stuck.
   *
   * @param predictions on held-out examples
   * @param labels of the same examples: where these hardly differ, predictions need not
   * @return why it is; empty if it learns
   */
  Optional<String> verdict(PredictionSpread predictions, PredictionSpread labels) {
    double loss = sum / counted();
    boolean constant = predictions.share() >= CONSTANT && labels.share() < CONSTANT;
    if (constantLoss.isEmpty()) {
      return constant
          ? Optional.of(
              "%.1f %% of the predictions are the same: %s"
                  .formatted(100 * predictions.share(), predictions.commonest()))
          : Optional.empty();
    }
    double guess = constantLoss.getAsDouble();
    if (loss >= NO_BETTER * guess) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the loss of %.4f is that of the best constant guess, %.4f",
              loss,
              guess));
    }
    if (constant && loss >= HARDLY_BETTER * guess) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%.1f %% of the predictions are the same, %s, and the loss of %.4f is hardly better"
                  + " than that of the best constant guess, %.4f",
              100 * predictions.share(),
              predictions.commonest(),
              loss,
              guess));
    }
    return Optional.empty();
  }
}
