// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pixellm.cli.Output;
import org.pixellm.cli.UsageException;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.coverage.CoverageReport;
import org.pixellm.render.core.picture.PngFile;
import picocli.CommandLine.Command;

/** Draws a text, or looks whether it can be drawn. */
@Command(
    name = "render",
    description = {
      "Draws text as a model sees it, into a PNG file.",
      "",
      "The strip of patches is wrapped to rows; the "
          + "black patch at its end is the separator. Several words are one text, joined by spaces; "
          + "- reads the text from standard input (UTF-8). With --alignment, a JSON file tells which "
          + "character went to which patches. With --coverage, files are looked at and nothing is "
          + "written: which characters can no font draw?"
    },
    footer = {
      "  pixel render \"Hello, world\" -o hello.png",
      "  pixel render Hello, world -o hello.png --scale 3",
      "  pixel render - -o page.png --patches-per-row 64 < page.txt",
      "  pixel render \"Hello\" -o big.png --set renderer.font_size=20 --set layout.margin=4",
      "  pixel render --pair \"What is it?\" \"A question.\" -o pair.png --alignment pair.json",
      "  pixel render --words Each word alone -o words.png",
      "  pixel render - -o windows.png --windows 64 --overlap 8 < page.txt",
      "  pixel render --from-image screenshot.png -o strip.png",
      "  pixel render \"As the model reads\" --like runs/quickstart/model -o seen.png",
      "  pixel render --coverage page.txt --max-missing 0.1%%",
    })
public final class RenderCommand extends RenderArguments implements Runnable {
  private final ChosenRenderer renderers;
  private final AlignmentFile alignments;
  private final StandardInput standardInput;
  private final ImageInput images;
  private final Output output;

  @Inject
  RenderCommand(
      ChosenRenderer renderers,
      AlignmentFile alignments,
      StandardInput standardInput,
      ImageInput images,
      Output output) {
    this.renderers = renderers;
    this.alignments = alignments;
    this.standardInput = standardInput;
    this.images = images;
    this.output = output;
  }

  @Override
  public void run() {
    if (!coverageFiles().isEmpty()) {
      lookForMissingGlyphs();
    } else if (maxMissing().isPresent()) {
      throw new PixelException("--max-missing needs --coverage: it is a budget for files");
    } else if (imageFile().isEmpty() && input().isEmpty()) {
      throw new UsageException("Missing required parameter: 'TEXT'");
    } else if (pictureFile().isEmpty() && alignmentFile().isEmpty()) {
      throw new UsageException("Missing required option: '--output=FILE'");
    } else {
      draw();
    }
  }

  private void lookForMissingGlyphs() {
    if (!input().isEmpty()
        || imageFile().isPresent()
        || pictureFile().isPresent()
        || alignmentFile().isPresent()) {
      throw new PixelException(
          "--coverage looks at files and draws nothing; leave out TEXT, --from-image, --output and --alignment");
    }
    Optional<MissingBudget> budget = maxMissing().map(MissingBudget::parse);
    CoverageReport report = new CoverageScan(renderers.create(renderer())).of(coverageFiles());
    print(CoverageTable.lines(report));
    budget.ifPresent(most -> most.require(report));
  }

  private void draw() {
    if (imageFile().isPresent()) {
      requireNothingOfText();
    }
    PictureArguments pictures = pictures();
    new OutputFiles(pictureFile(), alignmentFile()).require();
    Magnifier magnifier = new Magnifier(pictures.scale());
    TextRenderer renderer = renderers.create(renderer());
    Drawing drawing =
        imageFile()
            .map(file -> images.read(file, renderer, pictures))
            .orElseGet(() -> pictures.draw(renderer, input().read(standardInput)));
    int row = pictures.patchesPerRow();
    pictureFile()
        .ifPresent(
            file ->
                PngFile.write(
                    magnifier.enlarge(() -> drawing.image(row), drawing.pixels(row)), file));
    alignmentFile().ifPresent(file -> alignments.write(file, drawing, renderer));
    Path first = pictureFile().or(this::alignmentFile).orElseThrow();
    print(DrawingReport.lines(first.toString(), drawing, row, pictures.maxPatches()));
  }

  private void requireNothingOfText() {
    if (!input().isEmpty()) {
      throw new PixelException("give TEXT or --from-image, not both");
    }
    if (alignmentFile().isPresent()) {
      throw new PixelException(
          "--alignment needs TEXT: which characters a picture shows is not known");
    }
    List<String> ofText = optionsOfText();
    if (!ofText.isEmpty()) {
      throw new PixelException(
          "--from-image and %s do not go together: a picture is taken as it is; leave out one"
              .formatted(String.join(", ", ofText)));
    }
  }

  private void print(List<String> lines) {
    PrintWriter out = output.out();
    lines.forEach(out::println);
    out.flush();
  }
}
