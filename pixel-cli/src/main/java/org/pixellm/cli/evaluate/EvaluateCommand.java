// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.evaluate;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.pixellm.cli.Output;
import org.pixellm.cli.PluginArgument;
import org.pixellm.cli.RendererNotices;
import org.pixellm.cli.UsageException;
import org.pixellm.cli.UsesEngine;
import org.pixellm.tasks.evaluate.EvaluationOptions;
import org.pixellm.tasks.evaluate.EvaluationReport;
import org.pixellm.tasks.evaluate.TaskEvaluation;
import org.pixellm.train.device.DeviceChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Scores a fine-tuned model on labelled data. */
@UsesEngine
@Command(
    name = "evaluate",
    description = {
      "Scores a fine-tuned model on labelled data.",
      "",
      "Prints a table, and writes metrics.json, a confusion matrix (confusion.png) where there are "
          + "labels, and the worst mistakes as the model saw them (mistakes.png). Scores are "
          + "fractions, 0 to 1.",
    },
    footer = {
      "  pixel evaluate --model runs/pos/model --data test.conllu",
      "  pixel evaluate --model runs/pos/model --data test.conllu --reference-truncation -o report",
    })
public final class EvaluateCommand implements Callable<Integer> {
  private static final int DONE = 0;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "A fine-tuned model: a run's model folder.")
  private Path model;

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Labelled files of the task.")
  private List<String> data;

  @Option(
      names = "--reader",
      paramLabel = "NAME",
      description =
          "Reads the files; the model's own unless named. With settings: '{name: glue, task: sst2}'.")
  private String reader;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description =
          "Scores; the model's own unless named. With settings: '{name: attachment, punctuation: skipped}'.")
  private String metric;

  @Option(
      names = "--reference-truncation",
      description =
          "Drop what does not fit one window, as the original does: tags of dropped words are not "
              + "scored, but arcs of dropped words are. Without this, long inputs are read in "
              + "windows and all of them is scored.")
  private boolean truncate;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Folder for the report; evaluation beside the model's folder if left out.")
  private Path output;

  @Option(
      names = "--mistakes",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many of the worst mistakes are drawn (default: ${DEFAULT-VALUE}).")
  private int mistakes;

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

  private final TaskEvaluation evaluation;
  private final PluginArgument plugins;
  private final Output out;

  @Inject
  EvaluateCommand(TaskEvaluation evaluation, PluginArgument plugins, Output out) {
    this.evaluation = evaluation;
    this.plugins = plugins;
    this.out = out;
  }

  @Override
  public Integer call() {
    if (mistakes < 0 || threads < 0) {
      throw new UsageException("--mistakes and --threads must be at least 0");
    }
    Path folder = output == null ? model.toAbsolutePath().resolveSibling("evaluation") : output;
    EvaluationReport report =
        evaluation.run(
            model,
            new EvaluationOptions(
                data,
                plugins.parse(reader),
                plugins.parse(metric),
                truncate,
                folder,
                mistakes,
                threads,
                DeviceChoice.of(device)),
            RendererNotices.check(strict, out));
    PrintWriter writer = out.out();
    writer.println("%d examples".formatted(report.examples()));
    new TreeMap<>(report.scores())
        .forEach(
            (name, value) ->
                writer.println(
                    String.format(
                        Locale.ROOT,
                        "%s %-26s %8.4f",
                        name.equals(report.mainScore()) ? "*" : " ",
                        name,
                        value)));
    report.written().forEach(file -> writer.println("wrote " + file));
    writer.flush();
    return DONE;
  }
}
