// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.encode;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.pixellm.cli.Output;
import org.pixellm.cli.RendererNotices;
import org.pixellm.cli.UsesEngine;
import org.pixellm.plugins.PixelException;
import org.pixellm.tasks.encode.EncodedText;
import org.pixellm.tasks.encode.EncodingOptions;
import org.pixellm.tasks.encode.Pooling;
import org.pixellm.tasks.encode.Quantization;
import org.pixellm.tasks.encode.TextEncoder;
import org.pixellm.tasks.encode.TextEncoders;
import org.pixellm.tasks.encode.TextLines;
import org.pixellm.tasks.encode.VectorFile;
import org.pixellm.train.device.DeviceChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns lines of text into vectors. */
@UsesEngine
@Command(
    name = "encode",
    description = {
      "Turns lines of text into vectors, with the encoder of a model.",
      "",
      "Each line of FILE (UTF-8) is a text, an empty one too: row i of the result is line i. A text "
          + "longer than the model was trained on is cut off, or with --windows encoded in several "
          + "windows, whose vectors are averaged.",
    },
    footer = {
      "  pixel encode --model runs/quickstart/model lines.txt -o vectors.npy",
      "  pixel encode --model runs/books/model --pooling cls --windows lines.txt -o vectors.jsonl",
      "  echo \"Is he here?\" | pixel encode --model runs/books/model - -o one.jsonl",
    })
public final class EncodeCommand implements Runnable {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "Texts, one a line; - for standard input (default: ${DEFAULT-VALUE}).")
  private Path file;

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
      description = "A .npy or .jsonl file; one that is there is replaced.")
  private Path output;

  @Option(
      names = "--pooling",
      paramLabel = "HOW",
      defaultValue = "mean",
      description = "mean of the patches' states, or cls (default: ${DEFAULT-VALUE}).")
  private Pooling pooling;

  @Option(
      names = "--windows",
      description = "Encode all of a long text, in windows, instead of its head.")
  private boolean windows;

  @Option(
      names = "--overlap",
      paramLabel = "N",
      defaultValue = "0",
      description = "Patches that windows have in common (default: ${DEFAULT-VALUE}).")
  private int overlap;

  @Option(
      names = "--batch-patches",
      paramLabel = "N",
      description = "Most patches computed at once (default: 1024).")
  private Integer batchPatches;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Batches computed at a time; 0 for one a core (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--quantize",
      paramLabel = "HOW",
      defaultValue = "none",
      description = "int8: faster, and near the same; none (default: ${DEFAULT-VALUE}).")
  private Quantization quantization;

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

  private final TextEncoders encoders;
  private final Output console;

  @Inject
  EncodeCommand(TextEncoders encoders, Output console) {
    this.encoders = encoders;
    this.console = console;
  }

  @Override
  public void run() {
    VectorFile format = VectorFile.of(output);
    requireFolder();
    EncodingOptions options = options();
    long started = System.nanoTime();
    EncodingReport report;
    try (EncodingInput input = EncodingInput.open(file);
        TextEncoder encoder =
            encoders.open(model, options, RendererNotices.check(strict, console))) {
      report = new EncodingReport(encoder.hidden());
      try (Stream<EncodedText> texts = encoder.encode(TextLines.of(input.name(), input.bytes()))) {
        Iterator<EncodedText> results = texts.iterator();
        format.write(
            output,
            encoder.hidden(),
            results,
            text -> {
              report.add(text);
              input.showProgress();
            });
      }
    }
    report.print(output, (System.nanoTime() - started) / 1e9, console);
  }

  private EncodingOptions options() {
    EncodingOptions options =
        EncodingOptions.defaults()
            .withPooling(pooling)
            .withThreads(threads)
            .with(quantization)
            .on(DeviceChoice.of(device));
    if (batchPatches != null) {
      options = options.withBatchPatches(batchPatches);
    }
    if (windows) {
      return options.withWindows(overlap);
    }
    if (overlap != 0) {
      throw new PixelException("--overlap needs --windows: otherwise long texts are cut off");
    }
    return options;
  }

  private void requireFolder() {
    Path folder = output.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new PixelException("cannot write %s: there is no folder %s".formatted(output, folder));
    }
    if (Files.isDirectory(output)) {
      throw new PixelException("cannot write %s: it is a folder; name a file".formatted(output));
    }
  }
}
