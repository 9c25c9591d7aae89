// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.optim.AdamW;
import org.pixellm.train.optim.LearningRate;
import org.pixellm.train.random.RandomSource;

/** One optimiser step: forward and backward over some batches, then an update. */
final class TrainingStep {
  private final PixelModel model;
  private final AdamW optimizer;
  private final LearningRate learningRate;
  private final RandomSource random;
  private final long totalSteps;
  private final Engine engine;

  /**
   * What a step did.
   *
   * @param loss mean over the batches; not finite if the step was left out
   * @param gradientNorm global L2 norm before clipping; not finite if the step was left out
   * @param learningRate rate of the step
   */
  record Outcome(double loss, double gradientNorm, double learningRate) {
    /** Whether the parameters were updated. */
    boolean updated() {
      return Double.isFinite(loss) && Double.isFinite(gradientNorm);
    }
  }

  TrainingStep(
      PixelModel model,
      AdamW optimizer,
      LearningRate learningRate,
      RandomSource random,
      long totalSteps,
      Engine engine) {
    this.model = model;
    this.optimizer = optimizer;
    this.learningRate = learningRate;
    this.random = random;
    this.totalSteps = totalSteps;
    this.engine = engine;
  }

  /**
   * Does a step. A loss or gradient that is not finite leaves the parameters as they are.
   *
   * @param step steps done before
   * @param batches their gradients are averaged
   */
  Outcome run(long step, List<PatchBatch> batches) {
    engine.setRandomSeed((int) random.key("dropout", step));
    double sum = 0;
    try (GradientCollector collector = engine.newGradientCollector()) {
      for (int i = 0; i < batches.size() && Double.isFinite(sum); i++) {
        sum += backward(collector, batches.get(i), step, i);
      }
    }
    double rate = learningRate.at(step);
    double loss = sum / batches.size();
    if (!Double.isFinite(loss)) {
      optimizer.clearGradients();
      return new Outcome(loss, Double.NaN, rate);
    }
    return new Outcome(loss, optimizer.step(rate, 1.0 / batches.size()), rate);
  }

  /** Adds a batch's gradients; a loss that is not finite adds none. */
  private double backward(GradientCollector collector, PatchBatch batch, long step, int index) {
    try (NDManager scope = model.manager().newSubManager()) {
      StepContext context =
          new StepContext(scope, true, random.stream("step", step, index), step, totalSteps);
      LossTerms terms = model.objective().loss(model.backbone(), batch, context);
      double loss = terms.loss().getFloat();
      if (Double.isFinite(loss)) {
        collector.backward(terms.loss());
      }
      return loss;
    }
  }
}
