// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.engine.Engine;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.TrainingConfig;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.optim.LearningRate;
import org.pixellm.train.optim.Optimizer;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.random.RandomSource;

/**
 * Finds out how long a step of a run takes on this machine, by doing some on made-up patches, so
 * that a run can be cut to a time.
 */
public final class StepTimer {
  private static final int WARM_UP = 5;
  private static final int TIMED = 11;
  private static final double NANOS = 1e-9;

  private final PluginCreator plugins;
  private final ModelAssembly assembly;

  /** A timer of models made of the given plug-ins. */
  @Inject
  public StepTimer(PluginCreator plugins) {
    this.plugins = plugins;
    this.assembly = new ModelAssembly(plugins);
  }

  /** Lower quartile of the seconds of a step, without the time that rendering may take. */
  public double secondsPerStep(RunConfig config) {
    TrainingConfig training = config.training();
    TextRenderer renderer = plugins.renderer(config.renderer(), config.layout());
    Engine engine = TorchEngine.start(training.threads());
    RandomSource random = new RandomSource(config.seed());
    try (PixelModel model = assembly.assemble(config, renderer)) {
      model.initialize(random.stream("initialisation"));
      LearningRate rate =
          new LearningRate(config.schedule(), config.optimizer().learningRate(), training.steps());
      int parts = WorkerCount.of(training, model);
      TrainingConfig settled = training.withWorkers(parts);
      try (Workers workers = WorkerCount.workers(parts, model);
          Optimizer optimizer =
              new Optimizer(config.optimizer(), model.parameters(), model.manager());
          TrainingStep step =
              new TrainingStep(model, optimizer, rate, random, engine, workers, settled)) {
        List<PatchBatch> batches = batches(config, model, random.stream("timing"));
        double[] seconds = new double[TIMED];
        for (int i = -WARM_UP; i < TIMED; i++) {
          long began = System.nanoTime();
          step.run(i + WARM_UP, batches);
          if (i >= 0) {
            seconds[i] = (System.nanoTime() - began) * NANOS;
          }
        }
        Arrays.sort(seconds);
        return seconds[
            TIMED / 4]; // the lower quartile: a short burst of other work should not count
      }
    }
  }

  private static List<PatchBatch> batches(
      RunConfig config, PixelModel model, RandomGenerator random) {
    int patches = config.data().maxPatches();
    int length = model.backbone().patchLength();
    int[] lengths = new int[config.training().batchSize()];
    Arrays.fill(lengths, patches);
    List<PatchBatch> batches = new ArrayList<>();
    for (int i = 0; i < config.training().accumulate(); i++) {
      byte[] pixels = new byte[lengths.length * patches * length];
      random.nextBytes(pixels);
      batches.add(new PatchBatch(pixels, lengths, patches, length));
    }
    return batches;
  }
}
