// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.grow;

import ai.djl.pytorch.jni.JniUtils;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.pixellm.bench.report.Machine;
import org.pixellm.bench.report.Report;
import org.pixellm.bench.report.Samples;
import org.pixellm.bench.train.MatrixPeak;
import org.pixellm.model.work.UsefulWork;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.random.RandomSource;
import org.pixellm.train.run.StepRunner;
import org.pixellm.train.run.StepTimer;

/**
 * Measures how patches a second of training steps and of encoding change along an axis, and what
 * share of the machine's matrix products that is.
 */
public final class GrowBench {
  private static final int WARM_UP = 2;
  private static final double GIGA = 1e-9;
  private static final double MILLION = 1e6;

  private final StepTimer timer;
  private final PluginCreator plugins;
  private final RunConfigLoader configurations;

  /** A benchmark of models made of the given plug-ins. */
  @Inject
  public GrowBench(StepTimer timer, PluginCreator plugins, RunConfigLoader configurations) {
    this.timer = timer;
    this.plugins = plugins;
    this.configurations = configurations;
  }

  /**
   * Measures all points of all axes, one after another.
   *
   * @param folder gets {@code grow.csv} and {@code grow.png}, again after every point
   * @throws PixelException if a loss is not finite, or a file cannot be written
   */
  public Report run(GrowRequest request, Path folder, PrintWriter progress) {
    Machine machine = Machine.look();
    // The number of threads passes through a global of the engine; the axis leaves it as it was.
    TorchEngine.start(0);
    int threads = JniUtils.getNumThreads();
    GrowResults results = new GrowResults(request);
    for (Axis axis : request.axes()) {
      for (Point point : request.points(axis)) {
        JniUtils.setNumThreads(point.threads() == 0 ? threads : point.threads());
        try {
          results.add(measure(axis, point, request));
        } finally {
          JniUtils.setNumThreads(threads);
        }
        results.write(folder);
        progress.printf("%s: %s%n", axis.label(), point);
        progress.flush();
      }
    }
    return results.report(machine);
  }

  private Measured measure(Axis axis, Point point, GrowRequest request) {
    RunConfig config = configure(point, request.settings());
    TextRenderer renderer = plugins.renderer(config.renderer(), config.layout());
    int drawn = renderer.channels() * renderer.patchSize() * renderer.patchSize();
    RandomGenerator random = new RandomSource(config.seed()).stream("texts");
    try (StepRunner runner = timer.open(config, UnaryOperator.identity())) {
      UsefulWork work = UsefulWork.of(runner.model().configuration(), drawn);
      int hidden = work.hidden(point.patches());
      long tokens = (long) point.batch() * (point.patches() - hidden);
      int read =
          runner.model().backbone().readsGreyAsThree()
              ? drawn
              : runner.model().backbone().patchLength();
      List<Double> training = new ArrayList<>();
      List<Double> encoding = new ArrayList<>();
      try (MatrixPeak peak = new MatrixPeak(MatrixPeak.products(work, tokens), runner);
          Encoding encoder = new Encoding(runner, point, read)) {
        for (int round = -WARM_UP; round < request.rounds(); round++) {
          double step = step(runner, batch(point, drawn, random), point, config);
          double pass = encoder.seconds();
          if (round >= 0) {
            training.add(step);
            encoding.add(pass);
            peak.round();
          }
        }
        long patches = (long) point.batch() * point.patches();
        return new Measured(
            axis,
            point,
            place(axis, point, runner),
            runner.workers(),
            timing(training, patches, point.batch() * GIGA * work.step(point.patches())),
            timing(encoding, patches, point.batch() * GIGA * work.encoding(point.patches())),
            peak.rates().get(peak.fastest()));
      }
    }
  }

  private static Measured.Timing timing(List<Double> seconds, long patches, double operations) {
    return new Measured.Timing(
        new Samples(seconds.stream().mapToDouble(Double::doubleValue).toArray()),
        patches,
        operations);
  }

  private static double step(StepRunner runner, PatchBatch batch, Point point, RunConfig config) {
    StepRunner.Timed timed = runner.step(List.of(batch));
    if (!Double.isFinite(timed.loss())) {
      throw new PixelException(
          "the loss is not finite at %s; lower optimizer.learning_rate (%s) with --set"
              .formatted(point, config.optimizer().learningRate()));
    }
    return timed.seconds();
  }

  private static PatchBatch batch(Point point, int drawn, RandomGenerator random) {
    long bytes = (long) point.batch() * point.patches() * drawn;
    byte[] pixels = new byte[Math.toIntExact(bytes)];
    random.nextBytes(pixels);
    int[] lengths = new int[point.batch()];
    Arrays.fill(lengths, point.patches());
    return new PatchBatch(pixels, lengths, point.patches(), drawn);
  }

  private static double place(Axis axis, Point point, StepRunner runner) {
    return switch (axis) {
      case LENGTH -> point.patches();
      case BATCH -> point.batch();
      case SIZE -> runner.model().trainedValues() / MILLION;
      case THREADS -> point.threads();
    };
  }

  private RunConfig configure(Point point, List<String> more) {
    List<String> settings = new ArrayList<>();
    settings.add("backbone.size=" + point.size());
    settings.add("data.max_patches=" + point.patches());
    settings.add("data.min_patches=" + Math.min(22, point.patches()));
    settings.add("training.batch_size=" + point.batch());
    settings.add("training.workers=" + point.workers());
    settings.add("objective.masking=single");
    settings.addAll(more);
    return configurations.load(RunConfig.defaults(), settings);
  }
}
