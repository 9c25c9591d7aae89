// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.finetune;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pixellm.cli.Interruption;
import org.pixellm.cli.Launcher;
import org.pixellm.cli.Output;
import org.pixellm.cli.RendererNotices;
import org.pixellm.cli.UsesEngine;
import org.pixellm.tasks.finetune.FineTuning;
import org.pixellm.tasks.finetune.FineTuningResult;
import org.pixellm.train.run.StopSignal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a model for a task. */
@UsesEngine
@Command(
    name = "finetune",
    description = {
      "Trains a model for a task.",
      "",
      "The configuration names a pretrained model, the files of the task, a head and a metric; see"
          + " docs/fine-tuning.md and the files configs/finetune-*.yaml. Each seed is trained by"
          + " itself, and the weights that measure best are kept.",
      "",
      "Ctrl-C finishes the step, saves a checkpoint and says how to go on.",
    },
    footer = {
      "  pixel finetune --config configs/finetune-pos.yaml",
      "  pixel finetune --config configs/finetune-pos.yaml --set model=runs/mine/model --set"
          + " 'seeds=[1, 2, 3]'",
      "  pixel finetune --config runs/pos/run.yaml --resume",
    })
public final class FinetuneCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int INTERRUPTED = 130;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Settings in YAML; may be left out if --set says everything.")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "A setting over those of the file, the value in YAML, for example training.steps=500. May"
              + " be given several times.")
  private List<String> settings = List.of();

  @Option(
      names = "--resume",
      description = "Go on with the run in the output folder; begin one if there is none.")
  private boolean resume;

  @Option(
      names = "--strict-renderer",
      description = "Fail if text is drawn differently here than where the model was trained.")
  private boolean strict;

  private final FineTuning tuning;
  private final Interruption interruption;
  private final Output output;

  @Inject
  FinetuneCommand(FineTuning tuning, Interruption interruption, Output output) {
    this.tuning = tuning;
    this.interruption = interruption;
    this.output = output;
  }

  @Override
  public Integer call() {
    StopSignal stop = interruption.stopsGently(output);
    FineTuningResult result =
        tuning.run(
            tuning.load(Optional.ofNullable(config), settings),
            resume,
            stop,
            RendererNotices.check(strict, output));
    PrintWriter out = output.out();
    String goOn =
        "%s finetune --config %s --resume"
            .formatted(Launcher.name(), Launcher.quoted(result.output().resolve("run.yaml")));
    FineTuningSummary.lines(result, goOn).forEach(out::println);
    out.flush();
    return result.finished() ? DONE : INTERRUPTED;
  }
}
