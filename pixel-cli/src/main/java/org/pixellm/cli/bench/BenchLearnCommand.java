// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pixellm.bench.learn.Study;
import org.pixellm.bench.report.Report;
import org.pixellm.cli.Interruption;
import org.pixellm.cli.Output;
import org.pixellm.train.run.StopSignal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares what variants of a configuration learn in the same time. */
@Command(
    name = "learn",
    description = {
      "Compares what variants of a configuration learn in the same time.",
      "",
      "Steps are timed first; each variant then does as many as fill the minutes, so that its "
          + "learning rate falls to the end. Every variant is measured on the same held-out text, with "
          + "single patches hidden and with spans.",
      "",
      "A study that was stopped goes on when the command is run again.",
    },
    footer = {
      "  pixel bench learn configs/studies/recipe.yaml --set data.train=[books] -o runs/recipe",
      "  pixel bench learn configs/studies/masking.yaml --minutes 20 --seeds 1,2,3 \\",
      "      --set data.train=[books] --set data.validation=[held-out] -o runs/masking",
    })
public final class BenchLearnCommand extends ModelBenchmark {
  private static final int INTERRUPTED = 130;

  @Parameters(paramLabel = "STUDY", description = "The study, a YAML file.")
  private Path study;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "Minutes of training of each run, in place of the study's.")
  private Double minutes;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of each run, in place of minutes.")
  private Long steps;

  @Option(
      names = "--seeds",
      paramLabel = "SEED",
      split = ",",
      description = "Seeds, separated by commas, in place of the study's.")
  private List<Long> seeds;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      required = true,
      description = "Folder for runs, table.md, curves.csv, curves.png and study.json.")
  private Path folder;

  private final Study studies;
  private final Interruption interruption;
  private final StopSignal stop = new StopSignal();

  @Inject
  BenchLearnCommand(Study studies, Interruption interruption, Output output) {
    super(output);
    this.studies = studies;
    this.interruption = interruption;
  }

  @Override
  Report measure() {
    interruption.stopsGently(stop, this::announceStop);
    return studies.run(
        new Study.Request(study, overrides(), settings(), folder), stop, output().out());
  }

  @Override
  public Integer call() {
    int code = super.call();
    return stop.raised() ? INTERRUPTED : code;
  }

  private List<String> overrides() {
    List<String> overrides = new ArrayList<>();
    if (minutes != null) {
      overrides.add("minutes=" + minutes);
    }
    if (steps != null) {
      overrides.add("steps=" + steps);
    }
    if (seeds != null) {
      overrides.add("seeds=" + seeds);
    }
    return overrides;
  }

  private void announceStop() {
    PrintWriter err = output().err();
    err.printf("%npixel: stopping after this step; run the same command again to go on%n");
    err.flush();
  }
}
