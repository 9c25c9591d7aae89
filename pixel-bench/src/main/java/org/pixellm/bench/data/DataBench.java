// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.pixellm.bench.report.Machine;
import org.pixellm.bench.report.Report;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.train.attack.TrainingAttack;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;
import org.pixellm.train.data.BatchStream;
import org.pixellm.train.data.DataCursor;
import org.pixellm.train.data.PretrainingData;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.random.RandomSource;
import org.pixellm.train.run.StepRunner;
import org.pixellm.train.run.StepTimer;

/** Measures how fast text becomes batches, alone and beside a trainer that uses them. */
public final class DataBench {
  private static final int WARM_UP = 3;

  private final StepTimer timer;
  private final PluginCreator plugins;
  private final RunConfigLoader configurations;

  /** A benchmark of models and data of the given plug-ins. */
  @Inject
  public DataBench(StepTimer timer, PluginCreator plugins, RunConfigLoader configurations) {
    this.timer = timer;
    this.plugins = plugins;
    this.configurations = configurations;
  }

  /**
   * What to measure.
   *
   * @param texts files and folders
   * @param size of the model that is trained beside: tiny, small or base
   * @param workers threads that render
   * @param seconds of batching alone
   * @param steps of the trainer
   * @param settings over the configuration
   */
  public record Request(
      List<String> texts,
      String size,
      int workers,
      double seconds,
      int steps,
      List<String> settings) {
    private static final double MOST_SECONDS = 86_400;

    /** Checks the numbers. */
    public Request {
      texts = List.copyOf(texts);
      settings = List.copyOf(settings);
      if (!(seconds > 0 && seconds <= MOST_SECONDS) || steps < 1 || workers < 1) {
        throw new PixelException(
            "seconds must be above 0 and at most 86400, steps and workers at least 1");
      }
    }
  }

  /**
   * What batches were made.
   *
   * @param windows pieces of text
   * @param patches of them
   * @param wall seconds on the wall
   * @param cpu seconds of all processors
   */
  private record Alone(long windows, long patches, double wall, double cpu) {}

  /**
   * How a trainer fared.
   *
   * @param wall seconds of its steps, waiting included
   * @param waited seconds that it waited for rendering
   * @param patches that it trained on
   */
  private record Beside(double wall, double waited, long patches) {}

  /**
   * Measures.
   *
   * @throws PixelException if the text cannot be read, or yields nothing to train on
   */
  public Report run(Request request, PrintWriter progress) {
    Machine machine = Machine.look();
    RunConfig config = configure(request);
    progress.println("batching alone");
    progress.flush();
    Alone alone = alone(config, request.seconds());
    progress.println("batching beside a trainer");
    progress.flush();
    return report(request, machine, alone, beside(config, request.steps()));
  }

  private BatchStream open(RunConfig config) {
    PretrainingData data =
        PretrainingData.open(
            config.data(),
            TrainingAttack.of(config.data().attack(), plugins::attack),
            plugins.datasetReader(config.data().reader()),
            plugins.renderer(config.renderer(), config.layout()),
            new RandomSource(config.seed()));
    return data.batches(config.training().batchSize(), DataCursor.START);
  }

  private Alone alone(RunConfig config, double seconds) {
    try (BatchStream stream = open(config)) {
      for (int i = 0; i < WARM_UP; i++) {
        stream.next(); // fonts are loaded, and the first block has been waited for
      }
      CpuClock clock = new CpuClock();
      long windows = 0;
      long patches = 0;
      do {
        PatchBatch batch = stream.next();
        windows += batch.size();
        patches += batch.realPatches();
      } while (clock.wallSeconds() < seconds);
      return new Alone(windows, patches, clock.wallSeconds(), clock.cpuSeconds());
    }
  }

  private Beside beside(RunConfig config, int steps) {
    try (StepRunner runner = timer.open(config, UnaryOperator.identity());
        BatchStream stream = open(config)) {
      for (int i = 0; i < WARM_UP; i++) {
        step(config, runner, stream);
      }
      double unused = stream.waitSeconds(); // asking begins the count anew
      CpuClock clock = new CpuClock();
      double waited = 0;
      long patches = 0;
      for (int i = 0; i < steps; i++) {
        patches += step(config, runner, stream);
        waited += stream.waitSeconds();
      }
      return new Beside(clock.wallSeconds(), waited, patches);
    }
  }

  /** As a run does a step; returns the patches that it trained on. */
  private static long step(RunConfig config, StepRunner runner, BatchStream stream) {
    List<PatchBatch> batches = new ArrayList<>();
    for (int i = 0; i < config.training().accumulate(); i++) {
      batches.add(stream.next());
    }
    if (!Double.isFinite(runner.step(batches).loss())) {
      throw new PixelException(
          "the loss is not finite; lower optimizer.learning_rate (%s) with --set"
              .formatted(config.optimizer().learningRate()));
    }
    return batches.stream().mapToLong(PatchBatch::realPatches).sum();
  }

  private static Report report(Request request, Machine machine, Alone alone, Beside beside) {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("size", request.size());
    results.put("workers", request.workers());
    results.put("settings", request.settings());
    results.put("windows", alone.windows());
    results.put("patches", alone.patches());
    results.put("wall_seconds", alone.wall());
    results.put("cpu_seconds", alone.cpu());
    results.put("windows_per_second", alone.windows() / alone.wall());
    results.put("patches_per_second", alone.patches() / alone.wall());
    results.put("windows_per_cpu_second", alone.windows() / alone.cpu());
    results.put("patches_per_cpu_second", alone.patches() / alone.cpu());
    results.put("trainer_steps", request.steps());
    results.put("trainer_seconds", beside.wall());
    results.put("trainer_patches_per_second", beside.patches() / beside.wall());
    results.put("trainer_waited_seconds", beside.waited());
    results.put("trainer_waited_share", beside.waited() / beside.wall());
    List<String> lines = new ArrayList<>(machine.lines());
    lines.add(
        text(
            "batching alone, rendering threads %d: %.0f windows/s, %.0f patches/s;",
            request.workers(), alone.windows() / alone.wall(), alone.patches() / alone.wall()));
    lines.add(
        text(
            "  of a processor's second %.0f windows, %.0f patches (all threads of the process, %.1f of %.1f s)",
            alone.windows() / alone.cpu(),
            alone.patches() / alone.cpu(),
            alone.cpu(),
            alone.wall()));
    lines.add(
        text(
            "beside the training of %s: %d steps of %.3f s, %.0f patches/s; waited %.2f %% of the time",
            request.size(),
            request.steps(),
            beside.wall() / request.steps(),
            beside.patches() / beside.wall(),
            100 * beside.waited() / beside.wall()));
    return new Report("data", machine, lines, results);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private RunConfig configure(Request request) {
    List<String> settings = new ArrayList<>();
    settings.add("backbone.size=" + request.size());
    settings.add("data.workers=" + request.workers());
    settings.add("data.train=" + quoted(request.texts()));
    settings.addAll(request.settings());
    return configurations.load(RunConfig.defaults(), settings);
  }

  /** As a list whose names may hold commas and brackets. */
  private static String quoted(List<String> names) {
    try {
      return new ObjectMapper().writeValueAsString(names);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + names, e);
    }
  }
}
