// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.pixellm.bench.model.StartBench;
import org.pixellm.bench.report.Report;
import org.pixellm.cli.Launcher;
import org.pixellm.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how long a process takes to encode one text. */
@Command(
    name = "start",
    description = {
      "Measures how long a process takes to encode one text, from its start to its end.",
      "",
      "Processes with the launcher's archive of classes, without any archive, and such that print the "
          + "help take turns; one before them, which may have files to read from the disk, is stated alone.",
    },
    footer = {
      "  ./pixel bench start",
      "  ./pixel bench start --model runs/books/model --rounds 10",
    })
public final class BenchStartCommand extends ModelBenchmark {
  @Option(
      names = {"-m", "--model"},
      paramLabel = "DIR",
      description = "A model directory (default: a fresh model).")
  private Path model;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "tiny",
      description = "Of a fresh model: tiny, small or base (default: ${DEFAULT-VALUE}).")
  private String size;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Processes of each kind (default: ${DEFAULT-VALUE}).")
  private int rounds;

  private final StartBench bench;

  @Inject
  BenchStartCommand(StartBench bench, Output output) {
    super(output);
    this.bench = bench;
  }

  @Override
  Report measure() {
    StartBench.Request request =
        new StartBench.Request(
            Path.of(Launcher.name()), Optional.ofNullable(model), size, rounds, settings());
    return bench.run(request, output().err());
  }
}
