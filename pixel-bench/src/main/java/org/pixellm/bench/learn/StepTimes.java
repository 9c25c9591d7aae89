// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.learn;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.pixellm.bench.report.Samples;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.train.attack.TrainingAttack;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.data.BatchStream;
import org.pixellm.train.data.DataCursor;
import org.pixellm.train.data.PretrainingData;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.random.RandomSource;
import org.pixellm.train.run.StepRunner;
import org.pixellm.train.run.StepTimer;

/** Measures how long steps take on a run's own text, rendering included. */
final class StepTimes {
  private static final int ROUNDS = 3;
  private static final int WARM_UP = 3;
  private static final int LEAST_STEPS = 5;
  private static final double NANOS = 1e-9;

  private final StepTimer timer;
  private final PluginCreator plugins;

  @Inject
  StepTimes(StepTimer timer, PluginCreator plugins) {
    this.timer = timer;
    this.plugins = plugins;
  }

  /**
   * Seconds of a step of each configuration: the median of several rounds over all of them.
   *
   * @param seconds about how long each is measured in a round
   */
  Map<String, Double> measure(Map<String, RunConfig> configurations, double seconds) {
    Map<String, List<Double>> rounds = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      configurations.forEach(
          (name, config) ->
              rounds
                  .computeIfAbsent(name, unused -> new ArrayList<>())
                  .add(secondsPerStep(config, seconds)));
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    rounds.forEach(
        (name, values) ->
            medians.put(
                name,
                new Samples(values.stream().mapToDouble(Double::doubleValue).toArray()).median()));
    return medians;
  }

  private double secondsPerStep(RunConfig config, double seconds) {
    PretrainingData data =
        PretrainingData.open(
            config.data(),
            TrainingAttack.of(config.data().attack(), plugins::attack),
            plugins.datasetReader(config.data().reader()),
            plugins.renderer(config.renderer(), config.layout()),
            new RandomSource(config.seed()));
    try (StepRunner runner = timer.open(config, UnaryOperator.identity());
        BatchStream stream = data.batches(config.training().batchSize(), DataCursor.START)) {
      for (int i = 0; i < WARM_UP; i++) {
        step(config, runner, stream);
      }
      long began = System.nanoTime();
      int steps = 0;
      while (steps < LEAST_STEPS || (System.nanoTime() - began) * NANOS < seconds) {
        step(config, runner, stream);
        steps++;
      }
      return (System.nanoTime() - began) * NANOS / steps;
    }
  }

  private static void step(RunConfig config, StepRunner runner, BatchStream stream) {
    List<PatchBatch> batches = new ArrayList<>();
    for (int i = 0; i < config.training().accumulate(); i++) {
      batches.add(stream.next());
    }
    runner.step(batches);
  }
}
