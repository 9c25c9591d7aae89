// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import jakarta.inject.Inject;
import java.util.List;
import org.pixellm.bench.render.RenderBench;
import org.pixellm.bench.report.Report;
import org.pixellm.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how many texts a second renderers draw. */
@Command(
    name = "render",
    description = {
      "Measures how many texts a second renderers draw in one thread, by kind of input.",
    },
    footer = {
      "  pixel bench render",
      "  pixel bench render --backends awt --kinds text --corpus my-texts.txt",
    })
public final class BenchRenderCommand extends Benchmark {
  @Option(
      names = "--backends",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "awt,harfbuzz",
      description = "Renderers, separated by commas (default: ${DEFAULT-VALUE}).")
  private List<String> backends;

  @Option(
      names = "--mode",
      paramLabel = "NAME",
      defaultValue = "continuous",
      description = "Layout mode (default: ${DEFAULT-VALUE}).")
  private String mode;

  @Option(
      names = "--kinds",
      paramLabel = "KIND",
      split = ",",
      defaultValue = "text,words,pair",
      description = "Kinds of input, separated by commas (default: ${DEFAULT-VALUE}).")
  private List<String> kinds;

  @Option(
      names = "--corpus",
      paramLabel = "WHICH",
      defaultValue = "en-classics",
      description =
          "en-classics, udhr, or a file of texts, one a line (default: ${DEFAULT-VALUE}).")
  private String corpus;

  @Option(
      names = "--patches",
      paramLabel = "N",
      defaultValue = "529",
      description = "Most patches of a text (default: ${DEFAULT-VALUE}).")
  private int patches;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "10",
      description = "Times over the corpus that count (default: ${DEFAULT-VALUE}).")
  private int rounds;

  private final RenderBench bench;

  @Inject
  BenchRenderCommand(RenderBench bench, Output output) {
    super(output);
    this.bench = bench;
  }

  @Override
  Report measure() {
    RenderBench.Request request =
        new RenderBench.Request(backends, mode, kinds, corpus, patches, rounds);
    return bench.run(request, output().err());
  }
}
