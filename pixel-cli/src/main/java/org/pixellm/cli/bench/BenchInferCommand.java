// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pixellm.bench.model.InferBench;
import org.pixellm.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how many texts a second are encoded, in several ways. */
@Command(
    name = "infer",
    description = {
      "Measures how many texts a second are encoded, drawing included, in several ways.",
      "",
      "By length is how pixel encodes, in float32 and in int8; one by one encodes each text alone, on "
          + "one core; padded fills each up to the most patches that the model reads.",
    },
    footer = {
      "  pixel bench infer",
      "  pixel bench infer --model runs/books/model --corpus my-texts.txt",
    })
public final class BenchInferCommand implements Callable<Integer> {
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
      names = "--corpus",
      paramLabel = "WHICH",
      defaultValue = "en-classics",
      description =
          "en-classics, udhr, or a file of texts, one a line (default: ${DEFAULT-VALUE}).")
  private String corpus;

  @Option(
      names = "--texts",
      paramLabel = "N",
      defaultValue = "200",
      description = "Most texts of it (default: ${DEFAULT-VALUE}).")
  private int texts;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Times that count (default: ${DEFAULT-VALUE}).")
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

  private final InferBench bench;
  private final Output output;

  @Inject
  BenchInferCommand(InferBench bench, Output output) {
    this.bench = bench;
    this.output = output;
  }

  @Override
  public Integer call() {
    InferBench.Request request =
        new InferBench.Request(Optional.ofNullable(model), size, corpus, texts, rounds, settings);
    new Delivery(output).of(bench.run(request, output.err()), json);
    return DONE;
  }
}
