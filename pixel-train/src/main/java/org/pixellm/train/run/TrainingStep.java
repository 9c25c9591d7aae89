// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pixellm.model.torch.Checkpoints;
import org.pixellm.model.torch.GradientMode;
import org.pixellm.model.torch.Gradients;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.Recomputation;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.train.optim.LearningRate;
import org.pixellm.train.optim.Optimizer;
import org.pixellm.train.random.RandomSource;

/**
 * One optimiser step: forward and backward over some batches, then an update.
 *
 * <p>The loss of a step is the mean over all things that its batches' losses are means of (hidden
 * patches, labelled words), as if they were one batch. Batches are cut into parts, which workers
 * may compute at once. Sums over parts are made in the order of their numbers, so who computes what
 * and when changes no bit of the result. On several devices part n is computed by copy n of the
 * network, modulo their number; gradients are added up on the first device, where the optimiser is,
 * and the copies take the new values at the next step (data parallelism).
 *
 * @param <B> a batch
 */
public final class TrainingStep<B> implements AutoCloseable {
  private final Replicas<B> replicas;
  private final Optimizer optimizer;
  private final LearningRate learningRate;
  private final RandomSource random;
  private final StepPlan plan;
  private final Engine engine;
  private final Workers workers;
  private final Gradients gradients = new Gradients();

  /**
   * What a step did.
   *
   * @param loss mean over the batches; not finite if the step was left out
   * @param gradientNorm global L2 norm before clipping; not finite if the step was left out
   * @param learningRate rate of the step
   * @param count over how many things the mean was taken; 0: there was nothing to learn
   */
  public record Outcome(double loss, double gradientNorm, double learningRate, long count) {
    /** Whether the parameters were updated. */
    public boolean updated() {
      return Double.isFinite(loss) && Double.isFinite(gradientNorm);
    }

    /** Whether no batch had anything to learn, so that there is no loss to be finite or not. */
    public boolean ofNothing() {
      return count == 0;
    }
  }

  /**
   * A step.
   *
   * @param replicas what is trained, and its copies; closed with the step
   * @param optimizer of its parameters
   * @param learningRate over the run
   * @param random of the run; a step draws from streams of its own
   * @param engine its generator, from which dropout draws, is set at each step
   * @param workers compute the parts
   * @param plan how steps are computed
   */
  public TrainingStep(
      Replicas<B> replicas,
      Optimizer optimizer,
      LearningRate learningRate,
      RandomSource random,
      Engine engine,
      Workers workers,
      StepPlan plan) {
    this.replicas = replicas;
    this.optimizer = optimizer;
    this.learningRate = learningRate;
    this.random = random;
    this.plan = plan;
    this.engine = engine;
    this.workers = workers;
  }

  /**
   * Does a step. A loss or gradient that is not finite leaves the parameters as they are.
   *
   * @param step steps done before
   * @param batches what it learns from
   */
  public Outcome run(long step, List<B> batches) {
    engine.setRandomSeed((int) random.key("dropout", step));
    double rate = learningRate.at(step);
    replicas.follow();
    List<NDManager> scopes =
        replicas.all().stream().map(network -> network.manager().newSubManager()).toList();
    try {
      NDManager scope = scopes.get(0);
      List<GradientSum> parts = workers.run(pieces(scopes, step, batches));
      GradientSum sum = GradientSum.NOTHING;
      for (int part = 0; part < parts.size(); part++) {
        GradientSum found = parts.get(part);
        boolean here = replicas.indexOf(part) == 0;
        sum = sum.plus(here ? found : found.movedTo(scope, gradients), gradients);
      }
      double loss = sum.mean();
      if (!Double.isFinite(loss)) {
        return new Outcome(loss, Double.NaN, rate, sum.count());
      }
      double norm = optimizer.step(rate, sum.gradients().orElseThrow(), (double) sum.count());
      return new Outcome(loss, norm, rate, sum.count());
    } finally {
      scopes.forEach(NDManager::close);
    }
  }

  /**
   * Piece n is about the n-th parts of all batches, so that its gradients are one list.
   *
   * @param scopes of the network and its copies; each owns the gradients of what it computes
   */
  private List<Supplier<GradientSum>> pieces(List<NDManager> scopes, long step, List<B> batches) {
    int parts = plan.parts();
    List<List<B>> cut = batches.stream().map(batch -> replicas.first().cut(batch, parts)).toList();
    List<Supplier<GradientSum>> pieces = new ArrayList<>(parts);
    for (int part = 0; part < parts; part++) {
      int number = part;
      pieces.add(
          () -> {
            GradientSum sum = GradientSum.NOTHING;
            for (int i = 0; i < cut.size(); i++) {
              if (number < cut.get(i).size()) {
                B batch = cut.get(i).get(number);
                sum = sum.plus(pass(scopes, batch, step, i, number), gradients);
              }
            }
            return sum;
          });
    }
    return pieces;
  }

  /** Forward and backward. What the forward pass made is gone when this returns. */
  private GradientSum pass(List<NDManager> scopes, B batch, long step, int index, int part) {
    int replica = replicas.indexOf(part);
    TrainedNetwork<B> network = replicas.all().get(replica);
    Checkpoints checkpoints =
        new Checkpoints(random.stream("recompute", step, index, part)::nextInt);
    try (NDManager scope = network.manager().newSubManager()) {
      StepContext context =
          new StepContext(
              scope,
              true,
              random.stream("step", step, index, part),
              step,
              plan.totalSteps(),
              plan.recompute() ? checkpoints : Recomputation.NONE);
      LossTerms terms = GradientMode.recording(() -> network.loss(batch, context));
      double loss = terms.loss().getFloat() * terms.count();
      Optional<NDList> found =
          Double.isFinite(loss) && terms.count() > 0
              ? Optional.of(
                  gradients.of(
                      scopes.get(replica),
                      terms.loss(),
                      (double) terms.count(),
                      Replicas.trained(network),
                      checkpoints))
              : Optional.empty();
      return new GradientSum(loss, terms.count(), found);
    }
  }

  @Override
  public void close() {
    gradients.close();
    replicas.close();
  }
}
