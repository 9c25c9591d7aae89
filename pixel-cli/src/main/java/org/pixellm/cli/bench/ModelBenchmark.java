// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import java.util.List;
import org.pixellm.cli.Output;
import picocli.CommandLine.Option;

/** A benchmark of a model that is made for it, whose settings may be changed. */
abstract class ModelBenchmark extends Benchmark {
  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting, as for pretrain (or finetune). May be given several times.")
  private List<String> settings = List.of();

  ModelBenchmark(Output output) {
    super(output);
  }

  /** Settings over the defaults. */
  final List<String> settings() {
    return settings;
  }
}
