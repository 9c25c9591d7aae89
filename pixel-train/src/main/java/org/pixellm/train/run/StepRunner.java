// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.engine.Engine;
import java.util.List;
import java.util.function.Supplier;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.TrainingConfig;
import org.pixellm.train.device.Devices;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.optim.LearningRate;
import org.pixellm.train.optim.Optimizer;
import org.pixellm.train.random.RandomSource;

/**
 * The training steps of a run without its data, measurements and files, for whoever wants to know
 * how long they take. Used by one thread.
 */
public final class StepRunner implements AutoCloseable {
  private static final double NANOS = 1e-9;

  private final PixelModel model;
  private final ModelCopies copies;
  private final int workerCount;
  private final Workers workers;
  private final Optimizer optimizer;
  private final TrainingStep<PatchBatch> step;
  private long steps;

  /** Steps of a model that has values and belongs to this object from now on, as its copies do. */
  StepRunner(
      RunConfig config,
      PixelModel model,
      ModelCopies copies,
      Devices devices,
      RandomSource random,
      Engine engine) {
    this.model = model;
    this.copies = copies;
    TrainingConfig training = config.training();
    this.workerCount = WorkerCount.of(training, model, devices);
    StepPlan plan = StepPlan.of(training.withWorkers(workerCount));
    this.workers = Workers.of(plan, model.drawsEngineRandomness(), devices);
    this.optimizer =
        new Optimizer(config.optimizer(), training.average(), model.parameters(), model.manager());
    LearningRate rate =
        new LearningRate(config.schedule(), config.optimizer().learningRate(), training.steps());
    this.step =
        new TrainingStep<>(copies.of(model), optimizer, rate, random, engine, workers, plan);
  }

  /** How many parts of a batch are computed at once. */
  public int workers() {
    return workerCount;
  }

  /** Does other work where the parts of a step are computed, a piece by each worker. */
  public <T> List<T> onWorkers(List<Supplier<T>> pieces) {
    return workers.run(pieces);
  }

  /** What is trained. */
  public PixelModel model() {
    return model;
  }

  /** Bytes of the optimiser's moments, and of the average of the weights if one is kept. */
  public long momentBytes() {
    return optimizer.moments().values().stream()
        .mapToLong(moment -> moment.getShape().size() * moment.getDataType().getNumOfBytes())
        .sum();
  }

  /**
   * What a step did.
   *
   * @param seconds forward, backward and update together
   * @param loss before the update
   */
  public record Timed(double seconds, double loss) {}

  /**
   * Does the next step.
   *
   * @param batches their gradients are averaged
   */
  public Timed step(List<PatchBatch> batches) {
    long began = System.nanoTime();
    double loss = step.run(steps++, batches).loss();
    return new Timed((System.nanoTime() - began) * NANOS, loss);
  }

  @Override
  public void close() {
    step.close();
    workers.close();
    optimizer.close();
    copies.close();
    model.close();
  }
}
