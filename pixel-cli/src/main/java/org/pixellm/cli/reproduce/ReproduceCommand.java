// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.reproduce;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pixellm.cli.Interruption;
import org.pixellm.cli.Launcher;
import org.pixellm.cli.Output;
import org.pixellm.cli.RendererNotices;
import org.pixellm.cli.UsesEngine;
import org.pixellm.tasks.reproduce.Reproduction;
import org.pixellm.tasks.reproduce.ReproductionReport;
import org.pixellm.train.run.StopSignal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a model again and compares. */
@UsesEngine
@Command(
    name = "reproduce",
    description = {
      "Makes a model again, as its provenance.json says, and compares.",
      "",
      "Checks first that the files it was made of are there, with the same bytes. Then runs the "
          + "recorded configuration and writes scores side by side, whether the weights have the "
          + "same bits or how far they are apart, and what was otherwise: versions, hardware, "
          + "renderer.",
      "",
      "Ends with 0 if scores and weights are the same, with 3 if they differ.",
    },
    footer = {
      "  pixel reproduce runs/quickstart/model",
      "  pixel reproduce runs/pos/model -o runs/pos-again",
      "  pixel reproduce runs/pos/model -o runs/pos-again --resume",
    })
public final class ReproduceCommand implements Callable<Integer> {
  private static final int SAME = 0;
  private static final int DIFFERENT = 3;
  private static final int INTERRUPTED = 130;

  @Parameters(paramLabel = "DIR", description = "A model's folder.")
  private Path model;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "The folder that the run writes to; DIR-again if left out.")
  private Path output;

  @Option(names = "--resume", description = "Go on with a reproduction that was stopped.")
  private boolean resume;

  @Option(
      names = "--strict-renderer",
      description = "Fail if text is drawn differently here than where the model was trained.")
  private boolean strict;

  private final Reproduction reproduction;
  private final Interruption interruption;
  private final Output out;

  @Inject
  ReproduceCommand(Reproduction reproduction, Interruption interruption, Output out) {
    this.reproduction = reproduction;
    this.interruption = interruption;
    this.out = out;
  }

  @Override
  public Integer call() {
    StopSignal stop = interruption.stopsGently(out);
    Path target = output == null ? again(model) : output;
    Optional<ReproductionReport> report =
        reproduction.run(model, target, resume, stop, RendererNotices.check(strict, out));
    PrintWriter lines = out.out();
    if (report.isEmpty()) {
      lines.printf(
          "Stopped. To go on: %s reproduce %s -o %s --resume%n",
          Launcher.name(), Launcher.quoted(model), Launcher.quoted(target));
      lines.flush();
      return INTERRUPTED;
    }
    new ReportText(report.get()).lines().forEach(lines::println);
    lines.flush();
    return report.get().same() ? SAME : DIFFERENT;
  }

  private static Path again(Path model) {
    Path whole = model.toAbsolutePath().normalize();
    return whole.resolveSibling(whole.getFileName() + "-again");
  }
}
