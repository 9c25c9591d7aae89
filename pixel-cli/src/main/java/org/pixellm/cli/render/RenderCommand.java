// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.cli.CodePoints;
import org.pixellm.cli.Output;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.picture.PatchPicture;
import org.pixellm.render.core.picture.PngFile;
import org.pixellm.train.config.ConfigLoader;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.plugins.PluginCreator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws a text. */
@Command(
    name = "render",
    description = {
      "Draws text as a model sees it, into a PNG file.",
      "",
      "The strip of patches is wrapped to rows; the "
          + "black patch at its end is the separator. Several words are one text, joined by spaces; "
          + "- reads the text from standard input (UTF-8)."
    },
    footer = {
      "  pixel render \"Hello, world\" -o hello.png",
      "  pixel render Hello, world -o hello.png --scale 3",
      "  pixel render - -o page.png --patches-per-row 64 < page.txt",
      "  pixel render \"Hello\" -o big.png --set renderer.font_size=20 --set layout.margin=4",
    })
public final class RenderCommand implements Runnable {
  @Parameters(
      arity = "1..*",
      paramLabel = "TEXT",
      description = "What to draw; - for standard input.")
  private List<String> words = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The picture; one that is there is replaced.")
  private Path picture;

  @Option(
      names = "--renderer",
      paramLabel = "NAME",
      defaultValue = "awt",
      description = "What draws: 'pixel plugins renderer' lists them (default: ${DEFAULT-VALUE}).")
  private String renderer;

  @Option(
      names = "--layout",
      paramLabel = "NAME",
      defaultValue = "continuous",
      description =
          "Where text goes: 'pixel plugins layout-mode' lists them (default: ${DEFAULT-VALUE}).")
  private String layout;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the renderer (renderer.KEY) or the layout (layout.KEY).")
  private List<String> settings = List.of();

  @Option(
      names = "--max-patches",
      paramLabel = "N",
      defaultValue = "16384",
      description = "Most patches, the separator included (default: ${DEFAULT-VALUE}).")
  private int maxPatches;

  @Option(
      names = "--patches-per-row",
      paramLabel = "N",
      defaultValue = "40",
      description = "Where rows are wrapped (default: ${DEFAULT-VALUE}).")
  private int patchesPerRow;

  @Option(
      names = "--scale",
      paramLabel = "N",
      defaultValue = "1",
      description = "Draw every pixel N times as large (default: ${DEFAULT-VALUE}).")
  private int scale;

  private final PluginCreator plugins;
  private final ConfigLoader configurations;
  private final StandardInput input;
  private final Output output;

  @Inject
  RenderCommand(
      PluginCreator plugins, ConfigLoader configurations, StandardInput input, Output output) {
    this.output = output;
    this.plugins = plugins;
    this.configurations = configurations;
    this.input = input;
  }

  @Override
  public void run() {
    Magnifier magnifier = new Magnifier(scale);
    requireSizes();
    String text = words.equals(List.of("-")) ? input.text() : String.join(" ", words);
    if (text.isBlank()) {
      throw new PixelException("there is no text to draw: it is empty, or white space only");
    }
    RenderedText rendered = renderer().render(TextInput.of(text), maxPatches);
    PngFile.write(
        magnifier.enlarge(PatchPicture.of(rendered, patchesPerRow)::image, size(rendered)),
        picture);
    report(text, rendered);
  }

  private void requireSizes() {
    if (maxPatches < 2 || maxPatches > 1_000_000) {
      throw new PixelException("--max-patches must be 2 to 1000000, not " + maxPatches);
    }
    if (patchesPerRow < 1) {
      throw new PixelException("--patches-per-row must be at least 1, not " + patchesPerRow);
    }
  }

  private TextRenderer renderer() {
    RenderSettings chosen =
        configurations.load(
            new RenderSettings(PluginChoice.named(renderer), PluginChoice.named(layout)),
            Optional.empty(),
            settings);
    return plugins.renderer(chosen.renderer(), chosen.layout());
  }

  private long size(RenderedText rendered) {
    long columns = Math.min(rendered.patchCount(), patchesPerRow);
    long rows = (rendered.patchCount() + columns - 1) / columns;
    return rows * columns * rendered.patchSize() * rendered.patchSize();
  }

  private void report(String text, RenderedText rendered) {
    PrintWriter out = output.out();
    int count = rendered.patchCount();
    int rows = (count + patchesPerRow - 1) / patchesPerRow;
    out.printf(
        "%s: %d %s of %d pixels in %d %s%n",
        picture,
        count,
        count == 1 ? "patch" : "patches",
        rendered.patchSize(),
        rows,
        rows == 1 ? "row" : "rows");
    int drawn = rendered.alignment().drawnEnd(0);
    if (!rendered.alignment().complete()) {
      out.printf(
          "  only %d of %d characters fit into %d patches; --max-patches allows more%n",
          text.codePointCount(0, drawn), text.codePointCount(0, text.length()), maxPatches);
    }
    missing(rendered.missingGlyphs()).forEach(line -> out.println("  " + line));
    out.flush();
  }

  private static List<String> missing(Map<Integer, Integer> glyphs) {
    List<String> lines = new ArrayList<>();
    if (!glyphs.isEmpty()) {
      lines.add("no font could draw these, each stands as a box:");
      glyphs.forEach(
          (codePoint, times) ->
              lines.add(
                  "  %s%s"
                      .formatted(
                          CodePoints.name(codePoint),
                          times == 1 ? "" : ", %d times".formatted(times))));
    }
    return lines;
  }
}
