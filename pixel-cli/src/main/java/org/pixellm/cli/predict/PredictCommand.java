// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.predict;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.pixellm.cli.Output;
import org.pixellm.cli.PluginArgument;
import org.pixellm.cli.RendererNotices;
import org.pixellm.cli.UsageException;
import org.pixellm.cli.UsesEngine;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.plugins.data.Example;
import org.pixellm.render.core.picture.PngFile;
import org.pixellm.tasks.predict.TaskPrediction;
import org.pixellm.train.device.DeviceChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts with a fine-tuned model. */
@UsesEngine
@Command(
    name = "predict",
    description = {
      "Predicts with a fine-tuned model.",
      "",
      "Reads lines of text: a sentence with spaces between words, a text, two texts with a tab "
          + "between them, or a question, a tab and the text to look in, as the model's task has "
          + "it. With --data it reads files of the task, labelled or not. Writes a line of JSON an "
          + "example, CoNLL-U for tags and trees, or a picture.",
    },
    footer = {
      "  echo \"She reads books .\" | pixel predict --model runs/pos/model",
      "  pixel predict --model runs/pos/model --data test.conllu --format conllu -o tagged.conllu",
      "  pixel predict --model runs/topics/model lines.txt --format png -o topics.png",
    })
public final class PredictCommand implements Callable<Integer> {
  private static final int DONE = 0;

  /** How predictions are written. */
  enum Format {
    JSONL,
    CONLLU,
    PNG
  }

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "A fine-tuned model: a run's model folder.")
  private Path model;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Files with a text a line; standard input if none is named, or for -.")
  private List<Path> files = List.of();

  @Option(names = "--data", description = "The files are the task's own, not lines of text.")
  private boolean data;

  @Option(
      names = "--reader",
      paramLabel = "NAME",
      description =
          "With --data: reads the files; the model's own unless named. With settings: "
              + "'{name: glue, task: sst2}'.")
  private String reader;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "JSONL",
      description = "jsonl, conllu or png (default: jsonl).")
  private Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write; standard output if left out. A picture needs a file.")
  private Path output;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Threads; 0: all cores (default: ${DEFAULT-VALUE}).")
  private int threads;

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

  private final TaskPrediction prediction;
  private final PluginArgument plugins;
  private final AtomicFileWriter writer;
  private final Output out;

  @Inject
  PredictCommand(
      TaskPrediction prediction, PluginArgument plugins, AtomicFileWriter writer, Output out) {
    this.prediction = prediction;
    this.plugins = plugins;
    this.writer = writer;
    this.out = out;
  }

  @Override
  public Integer call() {
    check();
    try (TaskPrediction.Predictor predictor =
        prediction.open(
            model, RendererNotices.check(strict, out), threads, DeviceChoice.of(device))) {
      if (data) {
        List<String> names = files.stream().map(Path::toString).toList();
        List<Example> examples =
            predictor.read(names, plugins.parse(reader).orElse(predictor.description().reader()));
        write(predictor, sink -> predictor.predict(examples, sink::accept), examples);
      } else {
        PredictionInput input = new PredictionInput(predictor, files);
        List<Example> drawn = format == Format.PNG ? input.all() : new ArrayList<>();
        write(predictor, input::predict, drawn);
      }
    }
    return DONE;
  }

  private void check() {
    if (threads < 0) {
      throw new UsageException("--threads must be at least 0, not " + threads);
    }
    if (format == Format.PNG && output == null) {
      throw new UsageException("a picture needs a file; name it with -o");
    }
    if (data && files.isEmpty()) {
      throw new UsageException("--data needs files; name at least one");
    }
    if (reader != null && !data) {
      throw new UsageException("--reader is of use with --data alone");
    }
  }

  /** Something that hands each example and its prediction to a sink. */
  @FunctionalInterface
  private interface Predicting {
    void run(PredictionSink sink);
  }

  private void write(
      TaskPrediction.Predictor predictor, Predicting predicting, List<Example> examples) {
    if (format == Format.PNG) {
      PngFile.write(predictor.draw(examples), output);
      return;
    }
    PredictionFormat lines =
        format == Format.CONLLU
            ? PredictionFormat.conllu(predictor.conllu())
            : PredictionFormat.jsonl(predictor.entries());
    if (output == null) {
      predicting.run(
          (example, predicted) -> {
            out.out().print(lines.of(example, predicted));
            out.out().flush();
          });
      return;
    }
    writer.write(
        output,
        channel -> {
          PredictionSink sink = PredictionSink.to(channel, lines);
          predicting.run(sink);
        });
  }
}
