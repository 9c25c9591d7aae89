// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.quickstart;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pixellm.cli.Interruption;
import org.pixellm.cli.Launcher;
import org.pixellm.cli.Output;
import org.pixellm.cli.UsesEngine;
import org.pixellm.cli.pretrain.RunSummary;
import org.pixellm.plugins.PixelException;
import org.pixellm.tasks.quickstart.Quickstart;
import org.pixellm.train.run.StopSignal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a small model on bundled text in about three minutes. */
@UsesEngine
@Command(
    name = "quickstart",
    description = {
      "Trains a small model on bundled text in about three minutes.",
      "",
      "The texts are two Sherlock Holmes novels that come with pixel. The model is measured on a story "
          + "that it has not read, and what it restores of a sentence is drawn. Interrupted, the "
          + "quickstart goes on when it is run again.",
    },
    footer = {
      "  pixel quickstart",
      "  pixel quickstart --minutes 10 --output runs/longer",
    })
public final class QuickstartCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int INTERRUPTED = 130;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      defaultValue = "runs/quickstart",
      description = "The folder to fill (default: ${DEFAULT-VALUE}).")
  private Path output;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "4",
      description =
          "How long to train, at most; a fast machine is done earlier (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "How many steps to train, however long it takes.")
  private Long steps;

  private final Quickstart quickstart;
  private final Interruption interruption;
  private final Output console;

  @Inject
  QuickstartCommand(Quickstart quickstart, Interruption interruption, Output console) {
    this.quickstart = quickstart;
    this.interruption = interruption;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!(minutes > 0) || minutes > 600) {
      throw new PixelException("--minutes must be above 0 and at most 600, not " + minutes);
    }
    if (steps != null && steps < 1) {
      throw new PixelException("--steps must be at least 1, not " + steps);
    }
    PrintWriter out = console.out();
    StopSignal stop = interruption.stopsGently(console);
    Quickstart.Result result =
        quickstart.run(
            output,
            Optional.ofNullable(steps),
            minutes,
            stop,
            line -> {
              out.println(line);
              out.flush();
            });
    String goOn = "%s quickstart --output %s".formatted(Launcher.name(), Launcher.quoted(output));
    RunSummary.lines(result.run(), goOn).forEach(out::println);
    result.picture().ifPresent(picture -> explain(out, picture));
    out.flush();
    return result.run().finished() ? DONE : INTERRUPTED;
  }

  private void explain(PrintWriter out, Path picture) {
    out.printf(
        """

        Look at
          %s   a sentence the model has not read: original, masked, restored
          %s   the error while it learnt; the dashed line is the best constant guess
        Try next
          %s reconstruct --model %s "Your own sentence." -o mine.png
          %s pretrain --set 'data.train=[your-texts]' --set output=runs/mine
        """,
        picture,
        output.resolve("loss.png"),
        Launcher.name(),
        Launcher.quoted(output.resolve("model")),
        Launcher.name());
  }
}
