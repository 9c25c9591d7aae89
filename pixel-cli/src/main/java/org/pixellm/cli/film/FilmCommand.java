// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.film;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pixellm.cli.Output;
import org.pixellm.cli.RendererNotices;
import org.pixellm.cli.UsesEngine;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.film.FilmWriter;
import org.pixellm.tasks.reconstruct.Reconstruction.Request;
import org.pixellm.tasks.reconstruct.ReconstructionFilm;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.device.DeviceChoice;
import org.pixellm.train.listen.ConsoleProgress;
import org.pixellm.train.plugins.PluginCreator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how a run learnt to restore a text. */
@UsesEngine
@Command(
    name = "film",
    description = {
      "Writes a film of how a run learnt to restore a text.",
      "",
      "Each checkpoint of the run restores the same text with the same patches hidden, and makes one "
          + "frame with its step above. A run keeps its newest two checkpoints unless "
          + "training.keep_checkpoints says otherwise: set it to the number of frames that you want, "
          + "and training.checkpoint_every to the steps between.",
    },
    footer = {
      "  pixel pretrain --set data.train=[books] --set output=runs/books --set training.keep_checkpoints=50",
      "  pixel film --run runs/books \"I have seldom heard him\" -o film.mp4",
      "  pixel film --run runs/books \"Hide spans\" -o film.gif --span --frames-per-second 4",
    })
public final class FilmCommand implements Runnable {
  private static final String WRITER = "ffmpeg";

  @Parameters(arity = "1..*", paramLabel = "TEXT", description = "The text.")
  private List<String> words = List.of();

  @Option(
      names = {"-r", "--run"},
      required = true,
      paramLabel = "DIR",
      description = "A run's folder, for example runs/quickstart.")
  private Path run;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The film, .mp4 or .gif; one that is there is replaced.")
  private Path output;

  @Option(
      names = "--mask-ratio",
      paramLabel = "R",
      defaultValue = "0.25",
      description = "Share of patches hidden, above 0 and below 1 (default: ${DEFAULT-VALUE}).")
  private double maskRatio;

  @Option(names = "--span", description = "Hide spans of patches; single patches otherwise.")
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
      names = "--frames-per-second",
      paramLabel = "R",
      defaultValue = "2",
      description = "How fast the film is shown (default: ${DEFAULT-VALUE}).")
  private double framesPerSecond;

  @Option(
      names = "--device",
      paramLabel = "WHERE",
      defaultValue = "auto",
      description =
          "auto: a GPU if one can be used; cpu, gpu or gpu:1 (default: ${DEFAULT-VALUE}).")
  private String device;

  @Option(
      names = "--strict-renderer",
      description = "Fail if text is drawn differently here than where the run was trained.")
  private boolean strict;

  private final ReconstructionFilm film;
  private final PluginCreator plugins;
  private final Output console;

  @Inject
  FilmCommand(ReconstructionFilm film, PluginCreator plugins, Output console) {
    this.film = film;
    this.plugins = plugins;
    this.console = console;
  }

  @Override
  public void run() {
    String text = String.join(" ", words);
    if (text.isBlank()) {
      throw new PixelException("there is no text to hide: it is empty, or white space only");
    }
    DeviceChoice where = DeviceChoice.of(device);
    Request request = new Request(maskRatio, span, seed, patchesPerRow, scale);
    FilmWriter writer = writer();
    List<Path> checkpoints = film.checkpoints(run);
    int count;
    try (ConsoleProgress progress = ConsoleProgress.of("film", checkpoints.size())) {
      count =
          writer.write(
              film.frames(
                  checkpoints,
                  text,
                  request,
                  RendererNotices.check(strict, console),
                  where,
                  progress::stepTo),
              output);
    }
    PrintWriter out = console.out();
    out.printf("%s: %d %s%n", output, count, count == 1 ? "frame" : "frames");
    out.flush();
  }

  private FilmWriter writer() {
    return plugins.filmWriter(
        new PluginChoice(WRITER, Map.of("frames_per_second", framesPerSecond)));
  }
}
