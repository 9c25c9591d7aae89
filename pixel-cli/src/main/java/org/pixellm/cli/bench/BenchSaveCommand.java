// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pixellm.bench.model.SaveBench;
import org.pixellm.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how long checkpoints take to save and to load. */
@Command(
    name = "save",
    description = {
      "Measures how long checkpoints take to save and to load.",
      "",
      "A checkpoint is a model with its optimiser's state. It is saved onto the disk, and loaded "
          + "mostly from what the system remembers of that. Nothing of it stays.",
    },
    footer = {
      "  pixel bench save",
      "  pixel bench save --sizes base --folder runs",
    })
public final class BenchSaveCommand implements Callable<Integer> {
  private static final int DONE = 0;

  @Option(
      names = "--sizes",
      paramLabel = "SIZE",
      split = ",",
      defaultValue = "tiny,base",
      description = "Models, separated by commas (default: ${DEFAULT-VALUE}).")
  private List<String> sizes;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Times that count (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "Where to save (default: the system's temporary folder).")
  private Path folder;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the model or optimiser, as for pretrain.")
  private List<String> settings = List.of();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write machine and results, every sample of them, as JSON.")
  private Path json;

  private final SaveBench bench;
  private final Output output;

  @Inject
  BenchSaveCommand(SaveBench bench, Output output) {
    this.bench = bench;
    this.output = output;
  }

  @Override
  public Integer call() {
    SaveBench.Request request =
        new SaveBench.Request(sizes, rounds, Optional.ofNullable(folder), settings);
    new Delivery(output).of(bench.run(request, output.err()), json);
    return DONE;
  }
}
