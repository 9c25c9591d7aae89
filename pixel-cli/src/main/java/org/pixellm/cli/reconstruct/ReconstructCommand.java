// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.reconstruct;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.pixellm.cli.Output;
import org.pixellm.cli.render.StandardInput;
import org.pixellm.plugins.PixelException;
import org.pixellm.render.core.picture.PngFile;
import org.pixellm.tasks.reconstruct.Reconstruction;
import org.pixellm.tasks.reconstruct.Reconstruction.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hides patches of a text and draws what a model makes of them. */
@Command(
    name = "reconstruct",
    description = {
      "Hides patches of a text and draws what a model makes of them.",
      "",
      "Original, masked and restored text stand one above the other. A text longer than the model was "
          + "trained on is restored in several windows, and long rows are wrapped. Several words are "
          + "one text, joined by spaces; - reads the text from standard input (UTF-8).",
    },
    footer = {
      "  pixel reconstruct --model runs/quickstart/model \"I have seldom heard him\" -o out.png",
      "  pixel reconstruct --model runs/quickstart/model - -o page.png --mask-ratio 0.4 < page.txt",
      "  pixel reconstruct --model runs/books/model \"Hide spans\" -o spans.png --span --seed 7",
    })
public final class ReconstructCommand implements Runnable {
  @Parameters(arity = "1..*", paramLabel = "TEXT", description = "The text; - for standard input.")
  private List<String> words = List.of();

  @Option(
      names = {"-m", "--model"},
      required = true,
      paramLabel = "DIR",
      description = "A model directory, for example runs/quickstart/model.")
  private Path model;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The picture; one that is there is replaced.")
  private Path output;

  @Option(
      names = "--mask-ratio",
      paramLabel = "R",
      defaultValue = "0.25",
      description = "Share of patches hidden, above 0 and below 1 (default: ${DEFAULT-VALUE}).")
  private double maskRatio;

  @Option(
      names = "--span",
      description = "Hide spans of 1 to 6 patches, as the paper does; single patches otherwise.")
  private boolean span;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Decides which patches are hidden (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--patches-per-row",
      paramLabel = "N",
      defaultValue = "48",
      description = "Where rows are wrapped (default: ${DEFAULT-VALUE}).")
  private int patchesPerRow;

  @Option(
      names = "--scale",
      paramLabel = "N",
      defaultValue = "2",
      description = "Draw every pixel N times as large, 1 to 16 (default: ${DEFAULT-VALUE}).")
  private int scale;

  private final Reconstruction reconstruction;
  private final StandardInput input;
  private final Output console;

  @Inject
  ReconstructCommand(Reconstruction reconstruction, StandardInput input, Output console) {
    this.reconstruction = reconstruction;
    this.input = input;
    this.console = console;
  }

  @Override
  public void run() {
    requireSizes();
    String text = words.equals(List.of("-")) ? input.text() : String.join(" ", words);
    if (text.isBlank()) {
      throw new PixelException("there is no text to hide: it is empty, or white space only");
    }
    Reconstruction.Result result =
        reconstruction.reconstruct(
            model, text, new Request(maskRatio, span, seed, patchesPerRow, scale));
    PngFile.write(result.image(), output);
    PrintWriter out = console.out();
    out.printf("%s: %d of %d patches were hidden%n", output, result.hidden(), result.patches());
    out.flush();
    warn(result.drift());
  }

  private void requireSizes() {
    if (patchesPerRow < 1) {
      throw new PixelException("--patches-per-row must be at least 1, not " + patchesPerRow);
    }
    if (scale < 1 || scale > 16) {
      throw new PixelException("--scale must be 1 to 16, not " + scale);
    }
  }

  private void warn(List<String> drift) {
    if (!drift.isEmpty()) {
      PrintWriter err = console.err();
      err.println(
          "pixel: text is drawn differently here than where the model was trained, which costs"
              + " accuracy (there / here):");
      drift.forEach(line -> err.println("  " + line));
      err.flush();
    }
  }
}
