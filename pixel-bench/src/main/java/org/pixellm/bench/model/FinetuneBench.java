// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.model;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.bench.report.Machine;
import org.pixellm.bench.report.Report;
import org.pixellm.bench.report.Samples;
import org.pixellm.bench.report.TextTable;
import org.pixellm.plugins.PixelException;
import org.pixellm.tasks.finetune.FineTuning;
import org.pixellm.tasks.finetune.FineTuningConfig;
import org.pixellm.tasks.finetune.FineTuningResult;
import org.pixellm.train.checkpoint.AtomicDirectory;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.run.StopSignal;

/**
 * Measures how many examples a second a model is fine-tuned on, drawing included, as they are and
 * padded to one length: short runs of the same examples, in turn.
 */
public final class FinetuneBench {
  /** Not about the model: a measurement at a run's end needs some, and is not timed. */
  private static final int VALIDATION_EXAMPLES = 16;

  private final FineTuning tuning;

  /** A benchmark of that runtime. */
  @Inject
  public FinetuneBench(FineTuning tuning) {
    this.tuning = tuning;
  }

  /**
   * What to measure.
   *
   * @param config of the fine-tuning
   * @param settings over it
   * @param padTo most patches of a window, to which every one is padded in one of the two ways
   * @param steps of a run
   * @param rounds that count, of a run each way
   */
  public record Request(Path config, List<String> settings, int padTo, int steps, int rounds) {
    /** Checks the numbers. */
    public Request {
      settings = List.copyOf(settings);
      if (padTo < 1 || steps < 1 || rounds < 1) {
        throw new PixelException("pad-to, steps and rounds must be at least 1");
      }
    }
  }

  /**
   * Measures.
   *
   * @throws PixelException if the configuration or its data is wrong
   */
  public Report run(Request request, PrintWriter progress) {
    Machine machine = Machine.look();
    Map<String, Integer> ways = new LinkedHashMap<>();
    ways.put("packed", 0);
    ways.put("padded to " + request.padTo(), request.padTo());
    Map<String, double[]> rates = new LinkedHashMap<>();
    ways.keySet().forEach(way -> rates.put(way, new double[request.rounds()]));
    for (int round = -1; round < request.rounds(); round++) { // the first warms up
      for (Map.Entry<String, Integer> way : ways.entrySet()) {
        double rate = examplesPerSecond(request, way.getValue(), round + 1);
        if (round >= 0) {
          rates.get(way.getKey())[round] = rate;
        }
      }
      progress.printf("round %d of %d%n", round + 2, request.rounds() + 1);
      progress.flush();
    }
    return report(request, machine, rates);
  }

  /** Of one run, whose seed chooses the examples: both ways see the same. */
  private double examplesPerSecond(Request request, int padTo, long seed) {
    Path folder = FreshModels.temporaryFolder();
    try {
      FineTuningResult result =
          tuning.run(
              configuration(request, padTo, seed, folder),
              false,
              new StopSignal(),
              RendererCheck.strict());
      return result.seeds().get(0).examplesPerSecond();
    } finally {
      AtomicDirectory.remove(folder);
    }
  }

  private FineTuningConfig configuration(Request request, int padTo, long seed, Path folder) {
    List<String> settings = new ArrayList<>(request.settings());
    settings.addAll(
        List.of(
            "output='" + folder.resolve("run") + "'",
            "seeds=[" + seed + "]",
            "listeners=[]",
            "guard.enabled=false",
            "data.validation_examples=" + VALIDATION_EXAMPLES,
            "data.test=[]",
            "data.max_patches=" + request.padTo(),
            "training.pad_to=" + padTo,
            "training.steps=" + request.steps(),
            "training.patience=0",
            "training.evaluate_every=" + request.steps(),
            "training.checkpoint_every=" + request.steps()));
    return tuning.load(Optional.of(request.config()), settings);
  }

  private static Report report(Request request, Machine machine, Map<String, double[]> rates) {
    Map<String, Samples> all = new LinkedHashMap<>();
    rates.forEach((way, values) -> all.put(way, new Samples(values)));
    Samples packed = all.values().iterator().next();
    TextTable table = new TextTable("way", "examples/s (quartiles)", "packed is, times as fast");
    Map<String, Object> results = new LinkedHashMap<>();
    all.forEach(
        (way, rate) -> {
          Samples ratio = packed.over(rate);
          table.row(List.of(way, rate.text("%.1f"), ratio.text("%.2f")));
          results.put(
              way, Map.of("examples_per_second", rate.toMap(), "packed_over", ratio.toMap()));
        });
    List<String> lines = new ArrayList<>(machine.lines());
    lines.add(
        "fine-tuning as %s says, %d steps a run; %d rounds, ways in turn"
            .formatted(request.config(), request.steps(), request.rounds()));
    lines.addAll(table.lines());
    return new Report("finetune", machine, lines, results);
  }
}
