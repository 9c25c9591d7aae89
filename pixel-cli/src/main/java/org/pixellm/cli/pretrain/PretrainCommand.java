// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.pretrain;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.pixellm.cli.Interruption;
import org.pixellm.cli.Launcher;
import org.pixellm.cli.Output;
import org.pixellm.cli.RendererNotices;
import org.pixellm.cli.UsesEngine;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;
import org.pixellm.train.run.Pretraining;
import org.pixellm.train.run.RunResult;
import org.pixellm.train.run.StopSignal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a model to restore hidden patches of text. */
@UsesEngine
@Command(
    name = "pretrain",
    description = {
      "Trains a model to restore hidden patches of text.",
      "",
      "Every setting has a default except data.train, the files and folders to read (or"
          + " data.sources, several texts to mix); a YAML file and --set change them, and the run's"
          + " folder keeps all of them in run.yaml.",
      "",
      "With model, a run goes on from the weights of a model that is there.",
      "",
      "Ctrl-C finishes the step, saves a checkpoint and says how to go on. A run that was stopped"
          + " or killed ends, once resumed, with the same model as if it had never been"
          + " interrupted.",
    },
    footer = {
      "  pixel pretrain --set data.train=[books] --set output=runs/books",
      "  pixel pretrain --config books.yaml --set training.steps=5000 --set"
          + " optimizer.learning_rate=1e-3",
      "  pixel pretrain --set model=runs/books/model --set data.train=[more] --set"
          + " output=runs/more",
      "  pixel pretrain --config runs/books/run.yaml --resume",
    })
public final class PretrainCommand implements Callable<Integer> {
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
      description =
          "Fail if text is drawn differently here than where the run began, with --resume, or where"
              + " the model was trained that it goes on from.")
  private boolean strict;

  private final Pretraining pretraining;
  private final RunConfigLoader configurations;
  private final Interruption interruption;
  private final Output output;

  @Inject
  PretrainCommand(
      Pretraining pretraining,
      RunConfigLoader configurations,
      Interruption interruption,
      Output output) {
    this.output = output;
    this.pretraining = pretraining;
    this.configurations = configurations;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    RunConfig run =
        config == null
            ? configurations.load(RunConfig.defaults(), settings)
            : configurations.load(config, settings);
    StopSignal stop = interruption.stopsGently(output);
    RunResult result = pretraining.run(run, resume, stop, RendererNotices.check(strict, output));
    PrintWriter out = output.out();
    String goOn =
        "%s pretrain --config %s --resume"
            .formatted(Launcher.name(), Launcher.quoted(result.output().resolve("run.yaml")));
    RunSummary.lines(result, goOn).forEach(out::println);
    out.flush();
    return result.finished() ? DONE : INTERRUPTED;
  }
}
