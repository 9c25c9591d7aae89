// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.quickstart;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.plugins.PixelException;
import org.pixellm.render.core.picture.PngFile;
import org.pixellm.tasks.reconstruct.Reconstruction;
import org.pixellm.train.config.DataConfig;
import org.pixellm.train.config.OptimizerConfig;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;
import org.pixellm.train.config.ScheduleConfig;
import org.pixellm.train.config.TrainingConfig;
import org.pixellm.train.device.Precision;
import org.pixellm.train.run.Pretraining;
import org.pixellm.train.run.RunResult;
import org.pixellm.train.run.StepTimer;
import org.pixellm.train.run.StopSignal;

/**
 * Trains a small model on bundled text in a few minutes and draws what it restores of a story it
 * has not read.
 *
 * <p>The model is {@code tiny} made smaller, 128 x 4, with texts of 64 patches: the quick recipe's
 * size, which learns most in three minutes on two cores.
 */
public final class Quickstart {
  private static final int MOST_STEPS = 2200;
  private static final int FEWEST_STEPS = 60;
  private static final int WARM_UP = 40;

  /** Rendering and measuring beside the steps, as part of their time. */
  private static final double OVERHEAD = 1.15;

  /** Measured: a little better than 2e-3 with batches of 16. */
  private static final double RATE = 1.5e-3;

  private final Pretraining pretraining;
  private final StepTimer timer;
  private final Reconstruction reconstruction;
  private final RunConfigLoader configurations;

  /** A quickstart that trains and draws with the given services. */
  @Inject
  public Quickstart(
      Pretraining pretraining,
      StepTimer timer,
      Reconstruction reconstruction,
      RunConfigLoader configurations) {
    this.pretraining = pretraining;
    this.timer = timer;
    this.reconstruction = reconstruction;
    this.configurations = configurations;
  }

  /**
   * What came out.
   *
   * @param run how the training ended
   * @param picture original, masked and restored text; empty if the training was stopped
   */
  public record Result(RunResult run, Optional<Path> picture) {}

  /** Told what is about to happen, for a person who waits. */
  @FunctionalInterface
  public interface Progress {
    /** One line. */
    void say(String line);
  }

  /**
   * Begins, or goes on after an interruption.
   *
   * @param output the folder to fill
   * @param steps how many optimiser steps; empty for as many as fit into {@code minutes}
   * @param minutes about how long to train
   * @throws PixelException if the folder holds something else, or a quickstart that has ended
   */
  public Result run(
      Path output, Optional<Long> steps, double minutes, StopSignal stop, Progress progress) {
    Path picture = output.resolve("reconstruction.png");
    if (Files.exists(picture)) {
      throw new PixelException(
          output + " holds a quickstart that has ended; name another folder with --output");
    }
    boolean resume = Files.isRegularFile(output.resolve("run.yaml"));
    RunConfig config;
    if (resume) {
      config = begun(output);
      progress.say(
          "Going on with the quickstart of %d steps in %s."
              .formatted(config.training().steps(), output));
    } else {
      pretraining.requireFree(output);
      SampleTexts texts =
          new SampleTexts(output.toAbsolutePath().resolveSibling(output.getFileName() + "-text"));
      texts.unpack();
      RunConfig longest = config(output, texts, steps.orElse((long) MOST_STEPS));
      config = steps.isPresent() ? longest : cut(longest, minutes, progress);
    }
    RunResult result = pretraining.run(config, resume, stop);
    if (!result.finished()) {
      return new Result(result, Optional.empty());
    }
    Reconstruction.Result drawn =
        reconstruction.reconstruct(
            result.model(),
            SampleTexts.SENTENCE,
            new Reconstruction.Request(0.25, false, config.seed(), 48, 2),
            Reconstruction.Style.ofModel());
    PngFile.write(drawn.image(), picture);
    return new Result(result, Optional.of(picture));
  }

  /** The run that was begun in a folder, which may have been moved since. */
  private RunConfig begun(Path output) {
    RunConfig config = configurations.load(output.resolve("run.yaml"), List.of());
    return configurations.load(config, List.of("output='" + output + "'"));
  }

  /** The run cut to a time, by the measured time of a step; never longer than it was. */
  private RunConfig cut(RunConfig config, double minutes, Progress progress) {
    double seconds = timer.secondsPerStep(config);
    long fitting = Math.round(minutes * 60 / (seconds * OVERHEAD));
    long steps = Math.max(FEWEST_STEPS, Math.min(config.training().steps(), fitting));
    progress.say(
        "A step takes %.2f s here: training for %d steps, about %.1f minutes."
            .formatted(seconds, steps, steps * seconds * OVERHEAD / 60));
    return withSteps(config, steps);
  }

  private static RunConfig config(Path output, SampleTexts texts, long steps) {
    RunConfig defaults = RunConfig.defaults();
    return withSteps(
        new RunConfig(
            defaults.seed(),
            output.toString(),
            defaults.renderer(),
            defaults.layout(),
            new PluginChoice(
                "pixel",
                Map.of("hidden_size", 128, "layers", 4, "heads", 4, "intermediate_size", 512)),
            new PluginChoice(
                "masked-pixels",
                Map.of("masking", "single", "decoder_hidden_size", 96, "decoder_layers", 2)),
            new DataConfig(
                PluginChoice.named("text"),
                texts.training(),
                texts.heldOut(),
                0,
                256,
                64,
                22,
                32,
                1,
                1,
                true,
                8,
                0),
            new TrainingConfig(
                steps, 0, 16, 1, 200, 200, 2, "loss", 0, 0, 0, false, "auto", Precision.FLOAT32),
            new OptimizerConfig(RATE, 0.9, 0.95, 1e-8, 0.05, 1.0),
            defaults.schedule(),
            defaults.listeners()),
        steps);
  }

  private static RunConfig withSteps(RunConfig config, long steps) {
    long warmUp = Math.min(WARM_UP, steps / 4);
    return new RunConfig(
        config.seed(),
        config.output(),
        config.renderer(),
        config.layout(),
        config.backbone(),
        config.objective(),
        config.data(),
        config.training().withSteps(steps),
        config.optimizer(),
        new ScheduleConfig(config.schedule().shape(), warmUp, config.schedule().minLearningRate()),
        config.listeners());
  }
}
