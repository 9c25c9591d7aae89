// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import jakarta.inject.Inject;
import java.util.List;
import org.pixellm.bench.data.DataBench;
import org.pixellm.bench.report.Report;
import org.pixellm.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures how fast text becomes batches, and whether a trainer waits for it. */
@Command(
    name = "data",
    description = {
      "Measures how fast text becomes batches, and whether a trainer waits for it.",
      "",
      "Batches are drawn alone first, as fast as they come, and then one a training step. A "
          + "processor's seconds are those of the whole process.",
    },
    footer = {
      "  pixel bench data books",
      "  pixel bench data books --size base --set training.batch_size=2 --set data.max_patches=529",
    })
public final class BenchDataCommand extends ModelBenchmark {
  @Parameters(arity = "1..*", paramLabel = "TEXT", description = "Files and folders of text.")
  private List<String> texts;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "tiny",
      description = "The model that is trained: tiny, small or base (default: ${DEFAULT-VALUE}).")
  private String size;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads that render (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "10",
      description = "Seconds of batching alone (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Steps of training; too few use up no block of text (default: ${DEFAULT-VALUE}).")
  private int steps;

  private final DataBench bench;

  @Inject
  BenchDataCommand(DataBench bench, Output output) {
    super(output);
    this.bench = bench;
  }

  @Override
  Report measure() {
    DataBench.Request request =
        new DataBench.Request(texts, size, workers, seconds, steps, settings());
    return bench.run(request, output().err());
  }
}
