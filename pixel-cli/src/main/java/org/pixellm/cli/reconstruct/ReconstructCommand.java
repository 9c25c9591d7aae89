// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.reconstruct;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pixellm.cli.Output;
import org.pixellm.cli.RendererNotices;
import org.pixellm.cli.UsageException;
import org.pixellm.cli.UsesEngine;
import org.pixellm.cli.render.ImageInput;
import org.pixellm.cli.render.StandardInput;
import org.pixellm.plugins.PixelException;
import org.pixellm.render.core.picture.PngFile;
import org.pixellm.tasks.reconstruct.Reconstruction;
import org.pixellm.tasks.reconstruct.Reconstruction.Request;
import org.pixellm.tasks.reconstruct.Reconstruction.Style;
import org.pixellm.train.device.DeviceChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hides patches of a text and draws what a model makes of them. */
@UsesEngine
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
      "  pixel reconstruct --model runs/books/model --from-image screenshot.png -o out.png",
      "  pixel reconstruct --model runs/books/model \"Hide spans\" -o spans.png --span --seed 7",
    })
public final class ReconstructCommand implements Runnable {
  @Parameters(arity = "0..*", paramLabel = "TEXT", description = "The text; - for standard input.")
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
      names = "--from-image",
      paramLabel = "PICTURE",
      description = "Instead of TEXT, take a screenshot of text (PNG, JPEG).")
  private Path image;

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

  @Option(
      names = "--mode",
      paramLabel = "NAME",
      description =
          "Where text goes, instead of what the model's files say; PIXEL-M4's do not say bigrams.")
  private String mode;

  @Option(
      names = "--device",
      paramLabel = "WHERE",
      defaultValue = "auto",
      description =
          "auto: a GPU if one can be used; cpu, gpu or gpu:1 (default: ${DEFAULT-VALUE}).")
  private String device;

  @Option(
      names = "--strict-renderer",
      description = "Fail if text is drawn differently here than where the model was trained.")
  private boolean strict;

  private final Reconstruction reconstruction;
  private final StandardInput input;
  private final ImageInput images;
  private final Output console;

  @Inject
  ReconstructCommand(
      Reconstruction reconstruction, StandardInput input, ImageInput images, Output console) {
    this.reconstruction = reconstruction;
    this.input = input;
    this.images = images;
    this.console = console;
  }

  @Override
  public void run() {
    requireSizes();
    Request request = new Request(maskRatio, span, seed, patchesPerRow, scale);
    Style style =
        new Style(
            Optional.ofNullable(mode),
            RendererNotices.check(strict, console),
            DeviceChoice.of(device));
    Reconstruction.Result result =
        image == null
            ? reconstruction.reconstruct(model, text(), request, style)
            : reconstruction.reconstruct(model, picture(), images.reader(), request, style);
    PngFile.write(result.image(), output);
    PrintWriter out = console.out();
    out.printf("%s: %d of %d patches were hidden%n", output, result.hidden(), result.patches());
    out.flush();
  }

  private String text() {
    if (words.isEmpty()) {
      throw new UsageException("Missing required parameter: 'TEXT'");
    }
    String text = words.equals(List.of("-")) ? input.text() : String.join(" ", words);
    if (text.isBlank()) {
      throw new PixelException("there is no text to hide: it is empty, or white space only");
    }
    return text;
  }

  private Path picture() {
    if (!words.isEmpty()) {
      throw new PixelException("give TEXT or --from-image, not both");
    }
    return image;
  }

  private void requireSizes() {
    if (patchesPerRow < 1) {
      throw new PixelException("--patches-per-row must be at least 1, not " + patchesPerRow);
    }
    if (scale < 1 || scale > 16) {
      throw new PixelException("--scale must be 1 to 16, not " + scale);
    }
  }
}
