// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.pull;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.pixellm.cli.Launcher;
import org.pixellm.cli.Output;
import org.pixellm.train.listen.ConsoleProgress;
import org.pixellm.train.pull.HubAddress;
import org.pixellm.train.pull.HubId;
import org.pixellm.train.pull.ModelPull;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches a model from a hub. */
@Command(
    name = "pull",
    description = {
      "Fetches a model from Hugging Face's hub.",
      "",
      "It is the one command that uses the network. Sizes and checksums are compared. What was "
          + "interrupted goes on where it ended when it is run again.",
    },
    footer = {
      "  pixel pull Team-PIXEL/pixel-base",
      "  pixel pull Team-PIXEL/pixel-base@main -o models/hub/pixel-base",
    })
public final class PullCommand implements Runnable {
  @Parameters(paramLabel = "ID", description = "OWNER/NAME or OWNER/NAME@REVISION.")
  private String id;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where to; otherwise a folder of the model's name.")
  private Path output;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "The hub's address; otherwise "
              + HubAddress.VARIABLE
              + " of the environment, or "
              + HubAddress.PUBLIC
              + ".")
  private String endpoint;

  private final ModelPull pulling;
  private final Output out;

  /** A command that fetches. */
  @Inject
  public PullCommand(ModelPull pulling, Output out) {
    this.pulling = pulling;
    this.out = out;
  }

  @Override
  public void run() {
    HubId model = HubId.parse(id);
    HubAddress address =
        new HubAddress(
            Optional.ofNullable(endpoint)
                .or(() -> Optional.ofNullable(System.getenv(HubAddress.VARIABLE)))
                .orElse(HubAddress.PUBLIC));
    Path target = output == null ? Path.of(model.name()) : output;
    String commit;
    try (Bar bar = new Bar()) {
      commit = pulling.pull(address, model, target, bar);
    }
    out.out().println("%s at commit %s is in %s".formatted(model.path(), commit, target));
    out.out()
        .println(
            "use it as it is, or: %s import %s -o models/%s"
                .formatted(Launcher.name(), Launcher.quoted(target), model.name()));
  }

  /** A bar of bytes, once it is known how many there are. */
  private static final class Bar implements ModelPull.Progress, AutoCloseable {
    private ConsoleProgress progress;

    @Override
    public void start(int files, long bytes) {
      progress = ConsoleProgress.of("pull", Math.max(1, bytes));
    }

    @Override
    public void at(long bytes) {
      progress.stepTo(bytes);
    }

    @Override
    public void close() {
      if (progress != null) {
        progress.close();
        progress = null;
      }
    }
  }
}
