// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pixellm.bench.model.StartBench;
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
      "Processes with the launcher's archive of classes and without any archive take turns; one "
          + "before them, which may have files to read from the disk, is stated alone.",
    },
    footer = {
      "  ./pixel bench start",
      "  ./pixel bench start --model runs/books/model --rounds 10",
    })
public final class BenchStartCommand implements Callable<Integer> {
  private static final int DONE = 0;

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

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of a fresh model, as for pretrain.")
  private List<String> settings = List.of();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write machine and results, every sample of them, as JSON.")
  private Path json;

  private final StartBench bench;
  private final Output output;

  @Inject
  BenchStartCommand(StartBench bench, Output output) {
    this.bench = bench;
    this.output = output;
  }

  @Override
  public Integer call() {
    StartBench.Request request =
        new StartBench.Request(
            Path.of(Launcher.name()), Optional.ofNullable(model), size, rounds, settings);
    new Delivery(output).of(bench.run(request, output.err()), json);
    return DONE;
  }
}
