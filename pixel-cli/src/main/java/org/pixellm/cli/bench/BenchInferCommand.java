// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.pixellm.bench.model.InferBench;
import org.pixellm.bench.report.Report;
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
public final class BenchInferCommand extends ModelBenchmark {
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

  private final InferBench bench;

  @Inject
  BenchInferCommand(InferBench bench, Output output) {
    super(output);
    this.bench = bench;
  }

  @Override
  Report measure() {
    InferBench.Request request =
        new InferBench.Request(Optional.ofNullable(model), size, corpus, texts, rounds, settings());
    return bench.run(request, output().err());
  }
}
