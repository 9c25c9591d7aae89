// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import org.pixellm.cli.UsageException;
import picocli.CommandLine.Command;

/** Measures pixel on this machine; one subcommand a thing that can be measured. */
@Command(
    name = "bench",
    description = {
      "Measures pixel on this machine.",
      "",
      "What is compared is measured in turn in one run, so that what slows the machine slows both; "
          + "keep it quiet all the same.",
    },
    subcommands = {
      BenchTrainCommand.class,
      BenchLearnCommand.class,
      BenchGrowCommand.class,
      BenchInputsCommand.class,
      BenchDataCommand.class,
      BenchSaveCommand.class,
      BenchFinetuneCommand.class,
      BenchInferCommand.class,
      BenchStartCommand.class,
      BenchRenderCommand.class
    },
    footer = {
      "  pixel bench train --size tiny         a training step against the machine's peak",
      "  pixel bench learn study.yaml --set data.train=[books] -o runs/study",
      "",
      "'pixel bench WHAT --help' tells more.",
    })
public final class BenchCommand implements Runnable {
  @Override
  public void run() {
    throw new UsageException("say what to measure, for example pixel bench train");
  }
}
