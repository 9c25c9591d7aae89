// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import jakarta.inject.Inject;
import java.nio.file.Path;
import org.pixellm.bench.model.FinetuneBench;
import org.pixellm.bench.report.Report;
import org.pixellm.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how many examples a second a model is fine-tuned on, as they are and padded. */
@Command(
    name = "finetune",
    description = {
      "Measures how many examples a second a model is fine-tuned on, drawing included.",
      "",
      "Packed is how pixel trains; padded fills every window to --pad-to patches, as the original "
          + "does. Both see the same examples in windows of at most so many patches, in short runs in "
          + "turn.",
    },
    footer = {
      "  pixel bench finetune --config configs/finetune-pos.yaml",
      "  pixel bench finetune --config configs/finetune-pos.yaml --set 'data.train=[train.conllu]'"
          + " --set 'data.validation=[dev.conllu]'",
    })
public final class BenchFinetuneCommand extends ModelBenchmark {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      required = true,
      description = "Settings in YAML, as for finetune.")
  private Path config;

  @Option(
      names = "--pad-to",
      paramLabel = "N",
      defaultValue = "256",
      description = "Most patches of a window (default: ${DEFAULT-VALUE}).")
  private int padTo;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "10",
      description = "Steps of a run (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Runs each way that count (default: ${DEFAULT-VALUE}).")
  private int rounds;

  private final FinetuneBench bench;

  @Inject
  BenchFinetuneCommand(FinetuneBench bench, Output output) {
    super(output);
    this.bench = bench;
  }

  @Override
  Report measure() {
    return bench.run(
        new FinetuneBench.Request(config, settings(), padTo, steps, rounds), output().err());
  }
}
