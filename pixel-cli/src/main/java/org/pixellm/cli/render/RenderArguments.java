// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command line of {@code pixel render}, sorted by what it is about. A class above the command's
 * and not mixins, because those would have to be made before it is known which command runs.
 */
abstract class RenderArguments {
  @Parameters(
      arity = "0..*",
      paramLabel = "TEXT",
      description = "What to draw; - for standard input.")
  private List<String> texts = List.of();

  @Option(
      names = "--pair",
      description = "Draw two TEXTs with a separator between them, as question and context.")
  private boolean pair;

  @Option(
      names = "--words",
      description =
          "Draw a list of words, each TEXT one of them; of standard input, what white space parts.")
  private boolean words;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The picture; one that is there is replaced.")
  private Path picture;

  @Option(
      names = "--alignment",
      paramLabel = "FILE",
      description = "Where each character went, as JSON; one that is there is replaced.")
  private Path alignment;

  @Option(
      names = "--max-patches",
      paramLabel = "N",
      defaultValue = "16384",
      description = "Most patches, the separator included (default: ${DEFAULT-VALUE}).")
  private int maxPatches;

  @Option(
      names = "--windows",
      paramLabel = "N",
      description =
          "Draw all of the text in windows of at most N patches, one below the other, instead of "
              + "cutting it.")
  private Integer windowPatches;

  @Option(
      names = "--overlap",
      paramLabel = "K",
      description = "Patches of a window's end that the next window shows again.")
  private Integer overlap;

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

  @Option(
      names = "--like",
      paramLabel = "DIR",
      description =
          "Draw as for the model in DIR, ours or PIXEL's, as its text_renderer_config.json says.")
  private Path like;

  @Option(
      names = "--strict-renderer",
      description = "With --like: fail if text is drawn differently than where it was trained.")
  private boolean strict;

  @Option(
      names = "--renderer",
      paramLabel = "NAME",
      description = "What draws: 'pixel plugins renderer' lists them (default: awt).")
  private String renderer;

  @Option(
      names = {"--mode", "--layout"},
      paramLabel = "NAME",
      description =
          "Where text goes: 'pixel plugins layout-mode' lists them (default: continuous).")
  private String mode;

  @Option(
      names = "--font",
      paramLabel = "FILE",
      description =
          "A font file (TTF, OTF) that is tried before the bundled ones; may be given several times.")
  private List<Path> fonts = List.of();

  @Option(names = "--rgb", description = "Draw in three channels: red, green, blue.")
  private boolean rgb;

  @Option(
      names = "--rtl",
      description = "Read the text as one from right to left, whatever its first letter is.")
  private boolean rightToLeft;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the renderer (renderer.KEY) or of the mode (layout.KEY).")
  private List<String> settings = List.of();

  @Option(
      names = "--coverage",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Instead of drawing, count what no font can draw in files of UTF-8 text, by script and by "
              + "code point.")
  private List<Path> coverage = List.of();

  @Option(
      names = "--from-image",
      paramLabel = "PICTURE",
      description =
          "Instead of TEXT, take a screenshot of text (PNG, JPEG), set straight and scaled to be as "
              + "the renderer would draw it.")
  private Path image;

  @Option(
      names = "--max-missing",
      paramLabel = "N|P%",
      description =
          "With --coverage: fail if more than N characters, or more than P percent, are missing.")
  private String maxMissing;

  /** What is to be drawn. */
  InputArguments input() {
    return new InputArguments(texts, pair, words);
  }

  /** The options given that say how a text is read or parted. */
  List<String> optionsOfText() {
    List<String> given = new ArrayList<>();
    if (pair) {
      given.add("--pair");
    }
    if (words) {
      given.add("--words");
    }
    if (rightToLeft) {
      given.add("--rtl");
    }
    if (overlap != null) {
      given.add("--overlap");
    }
    return given;
  }

  /** How much of it, and how the picture shows it. */
  PictureArguments pictures() {
    return new PictureArguments(
        Optional.ofNullable(windowPatches).orElse(maxPatches),
        windowPatches != null,
        Optional.ofNullable(overlap),
        patchesPerRow,
        scale);
  }

  /** What draws. */
  RendererArguments renderer() {
    return new RendererArguments(
        Optional.ofNullable(renderer),
        Optional.ofNullable(mode),
        Optional.ofNullable(like),
        strict,
        fonts,
        rgb,
        rightToLeft,
        settings);
  }

  /** The picture's file, if one is asked for. */
  Optional<Path> pictureFile() {
    return Optional.ofNullable(picture);
  }

  /** The alignment's file, if one is asked for. */
  Optional<Path> alignmentFile() {
    return Optional.ofNullable(alignment);
  }

  /** Files to look at; none if something is to be drawn. */
  List<Path> coverageFiles() {
    return coverage;
  }

  /** A picture of text in place of text. */
  Optional<Path> imageFile() {
    return Optional.ofNullable(image);
  }

  /** How many characters may be missing; nothing if all may. */
  Optional<String> maxMissing() {
    return Optional.ofNullable(maxMissing);
  }
}
