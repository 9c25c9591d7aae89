// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pixellm.bench.model.SaveBench;
import org.pixellm.bench.report.Report;
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
public final class BenchSaveCommand extends ModelBenchmark {
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

  private final SaveBench bench;

  @Inject
  BenchSaveCommand(SaveBench bench, Output output) {
    super(output);
    this.bench = bench;
  }

  @Override
  Report measure() {
    SaveBench.Request request =
        new SaveBench.Request(sizes, rounds, Optional.ofNullable(folder), settings());
    return bench.run(request, output().err());
  }
}
