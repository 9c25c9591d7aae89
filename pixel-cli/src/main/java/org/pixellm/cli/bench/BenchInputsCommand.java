// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import jakarta.inject.Inject;
import java.util.List;
import org.pixellm.bench.inputs.InputsBench;
import org.pixellm.bench.inputs.InputsRequest;
import org.pixellm.bench.report.Report;
import org.pixellm.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what models cost that read pixels, and ones that read tokens. */
@Command(
    name = "inputs",
    description = {
      "Measures what a model costs that reads pixels, and ones that read tokens.",
      "",
      "Encoders of one size, texts of one number of patches or tokens: parameters by part, the "
          + "arithmetic and the time of a training step, and the bytes that a training holds as long "
          + "as it lasts. What a step needs besides is seen in the memory of a process that measures "
          + "one model alone.",
      "",
      "A model is pixel, or the name of a renderer, whose tokens a token model reads. "
          + "--vocabulary-sizes adds token models of other vocabularies, without a tokenizer.",
    },
    footer = {
      "  pixel bench inputs",
      "  pixel bench inputs --models pixel --vocabulary-sizes 1024,8192,32768,250000",
      "  pixel bench inputs --models bpe --json bpe.json",
    })
public final class BenchInputsCommand extends ModelBenchmark {
  @Option(
      names = "--models",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "pixel,bpe,chars,bytes",
      description = "What to compare, the first with each other one (default: ${DEFAULT-VALUE}).")
  private List<String> models;

  @Option(
      names = "--vocabulary-sizes",
      paramLabel = "N",
      split = ",",
      description = "Token models of these vocabularies besides, 260 or more tokens each.")
  private List<Integer> vocabularies = List.of();

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "tiny",
      description = "Every encoder: tiny, small or base (default: ${DEFAULT-VALUE}).")
  private String size;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "16",
      description = "Texts of a step (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--patches",
      paramLabel = "N",
      defaultValue = "128",
      description = "Patches of a text, or tokens (default: ${DEFAULT-VALUE}).")
  private int patches;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "10",
      description = "Steps of each model that count (default: ${DEFAULT-VALUE}).")
  private int rounds;

  private final InputsBench bench;

  @Inject
  BenchInputsCommand(InputsBench bench, Output output) {
    super(output);
    this.bench = bench;
  }

  @Override
  Report measure() {
    return bench.run(
        new InputsRequest(models, vocabularies, size, batch, patches, rounds, settings()),
        output().err());
  }
}
