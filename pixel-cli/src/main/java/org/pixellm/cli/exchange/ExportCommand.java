// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.exchange;

import jakarta.inject.Inject;
import java.nio.file.Path;
import org.pixellm.cli.Output;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.exchange.ExportForm;
import org.pixellm.train.exchange.ModelExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a model for other programs. */
@Command(
    name = "export",
    description = {
      "Writes a model's folder once more, for other programs to read.",
      "",
      "Names and configuration are those of Team-PIXEL/pixel-base in any case; values stay as they "
          + "are, bit by bit.",
    },
    footer = {
      "  pixel export runs/mine/model -o mine --format pytorch",
      "  pixel export runs/mine/model -o mine --format sharded --shard-size 500",
    })
public final class ExportCommand implements Runnable {
  private static final long MEGABYTE = 1_000_000;

  @Parameters(paramLabel = "DIR", description = "A model's folder.")
  private Path model;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "The new folder, which must not be there yet.")
  private Path output;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "safetensors",
      description =
          "safetensors, sharded (several files and an index) or pytorch (pytorch_model.bin, which"
              + " PIXEL's own code needs). Default: ${DEFAULT-VALUE}.")
  private ExportForm form;

  @Option(
      names = "--shard-size",
      paramLabel = "MB",
      defaultValue = "2000",
      description =
          "For the form sharded: most megabytes of one file, but for tensors that are larger."
              + " Default: ${DEFAULT-VALUE}.")
  private long shardSize;

  private final ModelExport exporting;
  private final Output out;

  /** A command that exports. */
  @Inject
  public ExportCommand(ModelExport exporting, Output out) {
    this.exporting = exporting;
    this.out = out;
  }

  @Override
  public void run() {
    if (shardSize < 1 || shardSize > Long.MAX_VALUE / MEGABYTE) {
      throw new PixelException("--shard-size must be at least 1 megabyte, not " + shardSize);
    }
    exporting
        .run(model, output, form, shardSize * MEGABYTE)
        .forEach(note -> out.err().println("note: " + note));
    out.out().println("wrote " + output);
  }
}
