// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.convert;

import jakarta.inject.Inject;
import java.nio.file.Path;
import org.pixellm.cli.Output;
import org.pixellm.train.convert.ChannelConversion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a model of three channels into one of one, or the other way round. */
@Command(
    name = "convert",
    description = {
      "Makes a model of three colour channels into one of one, or the other way round.",
      "",
      "On grey text both mean the same: an encoder's states are equal but for rounding. A model of "
          + "one channel is smaller and faster, one of three reads colour when it is trained on.",
    },
    footer = {
      "  pixel convert --model pixel-base --channels 1 -o pixel-base-grey",
    })
public final class ConvertCommand implements Runnable {
  @Option(
      names = {"-m", "--model"},
      required = true,
      paramLabel = "DIR",
      description = "A model's folder.")
  private Path model;

  @Option(
      names = "--channels",
      required = true,
      paramLabel = "N",
      description = "Channels of the new model: 1 or 3.")
  private int channels;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "The new model's folder, which must not be there yet.")
  private Path output;

  private final ChannelConversion conversion;
  private final Output out;

  /** A command that converts. */
  @Inject
  public ConvertCommand(ChannelConversion conversion, Output out) {
    this.conversion = conversion;
    this.out = out;
  }

  @Override
  public void run() {
    conversion.convert(model, channels, output);
    out.out()
        .println(
            "wrote a model of "
                + channels
                + (channels == 1 ? " channel" : " channels")
                + " to "
                + output);
  }
}
