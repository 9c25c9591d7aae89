// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.pixellm.bench.render.RenderBench;
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
public final class BenchRenderCommand implements Callable<Integer> {
  private static final int DONE = 0;

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

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write machine and results, every sample of them, as JSON.")
  private Path json;

  private final RenderBench bench;
  private final Output output;

  @Inject
  BenchRenderCommand(RenderBench bench, Output output) {
    this.bench = bench;
    this.output = output;
  }

  @Override
  public Integer call() {
    RenderBench.Request request =
        new RenderBench.Request(backends, mode, kinds, corpus, patches, rounds);
    new Delivery(output).of(bench.run(request, output.err()), json);
    return DONE;
  }
}
