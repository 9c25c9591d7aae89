// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.Device;
import ai.djl.engine.Engine;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.Objective;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.device.Devices;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.random.RandomSource;

/**
 * Finds out how long a step of a run takes on this machine, by doing some on made-up patches, so
 * that a run can be cut to a time.
 */
public final class StepTimer {
  private static final int WARM_UP = 5;
  private static final int TIMED = 11;

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
    try (StepRunner runner = open(config, UnaryOperator.identity())) {
      RandomSource random = new RandomSource(config.seed());
      List<PatchBatch> batches = batches(config, runner.model(), random.stream("timing"));
      double[] seconds = new double[TIMED];
      for (int i = -WARM_UP; i < TIMED; i++) {
        double taken = runner.step(batches).seconds();
        if (i >= 0) {
          seconds[i] = taken;
        }
      }
      Arrays.sort(seconds);
      // The lower quartile: a short burst of other work should not count.
      return seconds[TIMED / 4];
    }
  }

  /**
   * The steps of a run with a fresh model. Starts the engine.
   *
   * @param objective what to train in place of the run's objective, which it is given; the identity
   *     to train that
   */
  public StepRunner open(RunConfig config, UnaryOperator<Objective> objective) {
    TextRenderer renderer = plugins.renderer(config.renderer(), config.layout());
    return open(config, InputShape.of(renderer, config.data().maxPatches()), objective);
  }

  /**
   * The same for a model that reads what no renderer need be there for.
   *
   * @param input what it reads, in place of what the run's renderer draws
   */
  public StepRunner open(RunConfig config, InputShape input, UnaryOperator<Objective> objective) {
    Engine engine = TorchEngine.start(config.training().threads());
    RandomSource random = new RandomSource(config.seed());
    Devices devices = config.training().deviceChoice().on(engine);
    config.training().precision().requireOn(devices, System.getenv());
    Function<Device, PixelModel> assemble =
        device -> assembly.assemble(config, input, objective, device);
    PixelModel model = assemble.apply(devices.first());
    try {
      model.initialize(random.stream("initialisation"));
      ModelCopies copies = new ModelCopies(devices, assemble, random.stream("initialisation"));
      try {
        return new StepRunner(config, model, copies, devices, random, engine);
      } catch (RuntimeException e) {
        copies.close();
        throw e;
      }
    } catch (RuntimeException e) {
      model.close();
      throw e;
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
