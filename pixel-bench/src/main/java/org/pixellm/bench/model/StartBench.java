// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.model;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.pixellm.bench.report.Machine;
import org.pixellm.bench.report.Report;
import org.pixellm.bench.report.Samples;
import org.pixellm.bench.report.TextTable;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.checkpoint.AtomicDirectory;
import org.pixellm.train.engine.TorchEngine;

/**
 * Measures how long a fresh process takes from its start to its end: to encode one text, with the
 * archive of classes that the launcher made and without any, and to print the help.
 */
public final class StartBench {
  private static final double NANOS = 1e-9;
  private static final long MOST_SECONDS = 300;
  private static final String OPTIONS = "PIXEL_JAVA_OPTS";

  private final FreshModels fresh;

  /** A benchmark. */
  @Inject
  public StartBench(FreshModels fresh) {
    this.fresh = fresh;
  }

  /**
   * What to measure.
   *
   * @param launcher starts pixel
   * @param model a model directory; empty for a fresh model
   * @param size of a fresh model
   * @param rounds that count
   * @param settings of a fresh model
   */
  public record Request(
      Path launcher, Optional<Path> model, String size, int rounds, List<String> settings) {
    /** Checks the parts. */
    public Request {
      settings = List.copyOf(settings);
      if (!Files.isExecutable(launcher)) {
        throw new PixelException(
            launcher + " cannot be run; start this from a checkout, as ./pixel bench start");
      }
      if (rounds < 1) {
        throw new PixelException("rounds must be at least 1, not " + rounds);
      }
    }
  }

  /**
   * Measures.
   *
   * @throws PixelException if a process fails
   */
  public Report run(Request request, PrintWriter progress) {
    Machine machine = Machine.look();
    Path folder = FreshModels.temporaryFolder();
    try {
      Path texts = Files.writeString(folder.resolve("texts.txt"), "Is he here?\n");
      Path model = request.model().orElse(folder.resolve("model"));
      if (request.model().isEmpty()) {
        TorchEngine.start(0);
        Files.createDirectory(model);
        fresh.write(model, fresh.configuration(request.size(), request.settings()));
      }
      List<String> command =
          List.of(
              request.launcher().toAbsolutePath().toString(),
              "encode",
              "--model",
              model.toAbsolutePath().toString(),
              texts.toString(),
              "-o",
              folder.resolve("vectors.npy").toString());
      return measure(request, command, machine, progress);
    } catch (IOException e) {
      throw new PixelException("cannot write into " + folder + ": " + e.getMessage(), e);
    } finally {
      AtomicDirectory.remove(folder);
    }
  }

  private static Report measure(
      Request request, List<String> command, Machine machine, PrintWriter progress) {
    List<String> helpCommand = List.of(command.get(0), "--help");
    double first = seconds(command, "");
    List<Double> with = new ArrayList<>();
    List<Double> without = new ArrayList<>();
    List<Double> help = new ArrayList<>();
    for (int round = 0; round < request.rounds(); round++) {
      with.add(seconds(command, ""));
      without.add(seconds(command, "-Xshare:off"));
      help.add(seconds(helpCommand, ""));
      progress.printf("round %d of %d%n", round + 1, request.rounds());
      progress.flush();
    }
    return report(request, machine, first, samples(with), samples(without), samples(help));
  }

  private static double seconds(List<String> command, String options) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    String given = builder.environment().getOrDefault(OPTIONS, "");
    builder.environment().put(OPTIONS, (given + " " + options).strip());
    long began = System.nanoTime();
    try {
      Process process = builder.start();
      try {
        process.getOutputStream().close();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
          throw new PixelException(
              "a process failed, or took more than %d s; try it by hand: %s"
                  .formatted(MOST_SECONDS, String.join(" ", command)));
        }
        return (System.nanoTime() - began) * NANOS;
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw new PixelException("cannot start " + command.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PixelException("measuring was interrupted", e);
    }
  }

  private static Samples samples(List<Double> values) {
    return new Samples(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static Report report(
      Request request, Machine machine, double first, Samples with, Samples without, Samples help) {
    TextTable table =
        new TextTable("process", "s, start to end (quartiles)", "times the first row");
    table.row(List.of("encode, with the archive of classes", with.text("%.2f"), "1.00"));
    table.row(
        List.of(
            "encode, without any archive", without.text("%.2f"), without.over(with).text("%.2f")));
    table.row(List.of("--help, with the archive", help.text("%.2f"), help.over(with).text("%.2f")));
    List<String> lines = new ArrayList<>(machine.lines());
    lines.add(
        "pixel encode of one text with %s, and pixel --help; %d rounds in turn"
            .formatted(
                request.model().map(Path::toString).orElse("a fresh " + request.size()),
                request.rounds()));
    lines.addAll(table.lines());
    lines.add(String.format(Locale.ROOT, "the process before these took %.2f s", first));
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("first_seconds", first);
    results.put("archive_seconds", with.toMap());
    results.put("no_archive_seconds", without.toMap());
    results.put("help_seconds", help.toMap());
    results.put("no_archive_over_archive", without.over(with).toMap());
    return new Report("start", machine, lines, results);
  }
}
