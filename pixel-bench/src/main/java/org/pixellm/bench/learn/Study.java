// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.learn;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pixellm.bench.report.Machine;
import org.pixellm.bench.report.Report;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.config.ConfigLoader;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.run.Pretraining;
import org.pixellm.train.run.StopSignal;

/**
 * Trains the variants of a study for the same time each and compares what they learnt.
 *
 * <p>Steps are timed first, and each variant gets as many as fill the time, so that its schedule
 * ends with it. A study that was stopped goes on where it was: finished runs stay, the others are
 * resumed.
 */
public final class Study {
  private static final double MINUTE = 60;

  /** Time of each variant in a round of timing: a sixtieth of a run, within bounds. */
  private static final double LEAST_TIMED = 0.2;

  private static final double MOST_TIMED = 10;

  /** Of a configuration that is timed before the number of its steps is known. */
  private static final long SOME_STEPS = 1000;

  private final ConfigLoader studies;
  private final RunConfigLoader configurations;
  private final StepTimes times;
  private final Pretraining pretraining;

  @Inject
  Study(
      ConfigLoader studies,
      RunConfigLoader configurations,
      StepTimes times,
      Pretraining pretraining) {
    this.studies = studies;
    this.configurations = configurations;
    this.times = times;
    this.pretraining = pretraining;
  }

  /**
   * What to do.
   *
   * @param file the study
   * @param overrides settings of the study itself, such as {@code minutes=20}
   * @param settings of all its runs, over the study's base
   * @param output folder for runs and results
   */
  public record Request(Path file, List<String> overrides, List<String> settings, Path output) {
    /** Copies the lists. */
    public Request {
      overrides = List.copyOf(overrides);
      settings = List.copyOf(settings);
    }
  }

  /**
   * Runs a study, or what is left of it.
   *
   * @param stop raised to stop after the current step; the runs that finished are reported
   * @param progress told of each run
   * @throws PixelException if the study, a configuration or the data does not allow it
   */
  public Report run(Request request, StopSignal stop, PrintWriter progress) {
    Machine machine = Machine.look();
    StudyConfig study =
        studies.load(StudyConfig.defaults(), Optional.of(request.file()), request.overrides());
    if (study.variants().isEmpty()) {
      throw new PixelException(request.file() + " names no variants; name at least one");
    }
    Path folder = request.file().toAbsolutePath().getParent();
    VariantConfigs configs = new VariantConfigs(configurations, study, folder, request.settings());
    StudyPlan plan = StudyPlan.in(request.output());
    plan(study, configs, plan, request.output(), progress);
    StudyResults results = new StudyResults(study);
    // Seed by seed, so that a study that is stopped early has something of every variant.
    for (long seed : study.seeds()) {
      for (String variant : study.variants().keySet()) {
        if (!stop.raised()) {
          Path run = request.output().resolve("runs").resolve(variant + "-seed" + seed);
          train(configs.run(variant, seed, plan.get(variant).steps(), run), run, stop, progress);
          RunCurve curve = RunCurve.read(run);
          if (curve.finished()) {
            results.add(variant, seed, curve);
          }
        }
      }
    }
    Report report = results.report(machine, plan);
    results.write(request.output(), report);
    return report;
  }

  private void plan(
      StudyConfig study,
      VariantConfigs configs,
      StudyPlan plan,
      Path output,
      PrintWriter progress) {
    double minutes = study.steps() > 0 ? 0 : study.minutes();
    Map<String, StudyPlan.Variant> planned = new LinkedHashMap<>();
    Map<String, RunConfig> untimed = new LinkedHashMap<>();
    for (String variant : study.variants().keySet()) {
      List<String> settings = configs.settings(variant);
      // All configurations are read before anything slow is done: the last may be wrong.
      RunConfig config =
          configs.run(
              variant,
              study.seeds().get(0),
              study.steps() > 0 ? study.steps() : SOME_STEPS,
              output);
      if (plan.of(variant, settings, minutes, study.steps()).isEmpty()) {
        if (study.steps() > 0) {
          planned.put(variant, new StudyPlan.Variant(settings, 0, 0, study.steps()));
        } else {
          untimed.put(variant, config);
        }
      }
    }
    if (!untimed.isEmpty()) {
      progress.println("timing the steps of " + String.join(", ", untimed.keySet()));
      progress.flush();
      double budget = minutes * MINUTE;
      double timed = Math.max(LEAST_TIMED, Math.min(MOST_TIMED, budget / MINUTE));
      times
          .measure(untimed, timed)
          .forEach(
              (variant, seconds) -> {
                long steps = Math.max(1, (long) (budget / seconds));
                planned.put(
                    variant,
                    new StudyPlan.Variant(configs.settings(variant), minutes, seconds, steps));
                progress.printf(
                    Locale.ROOT,
                    "  %s: %.3f s a step, %d steps in %.3g minutes%n",
                    variant,
                    seconds,
                    steps,
                    minutes);
                progress.flush();
              });
    }
    plan.add(planned);
  }

  private void train(RunConfig config, Path run, StopSignal stop, PrintWriter progress) {
    if (RunCurve.read(run).finished()) {
      progress.println(run.getFileName() + ": finished before");
      return;
    }
    progress.printf("%s: %d steps%n", run.getFileName(), config.training().steps());
    progress.flush();
    pretraining.run(
        config,
        true,
        stop,
        RendererCheck.warning(progress::println),
        Maskings.besides(config.objective()));
  }
}
