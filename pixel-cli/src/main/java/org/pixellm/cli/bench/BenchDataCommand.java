// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.pixellm.bench.data.DataBench;
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
public final class BenchDataCommand implements Callable<Integer> {
  private static final int DONE = 0;

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

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting, as for pretrain. May be given several times.")
  private List<String> settings = List.of();

  @Option(names = "--json", paramLabel = "FILE", description = "Write machine and results as JSON.")
  private Path json;

  private final DataBench bench;
  private final Output output;

  @Inject
  BenchDataCommand(DataBench bench, Output output) {
    this.bench = bench;
    this.output = output;
  }

  @Override
  public Integer call() {
    DataBench.Request request =
        new DataBench.Request(texts, size, workers, seconds, steps, settings);
    new Delivery(output).of(bench.run(request, output.err()), json);
    return DONE;
  }
}
