// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pixellm.bench.report.Report;
import org.pixellm.cli.Output;
import picocli.CommandLine.Option;

/**
 * A benchmark as a command: measures, prints the report, and writes it to a file as well. Picocli's
 * mixins are no way to share these options: they make it create every command, and with that search
 * for plug-ins, before one is chosen.
 */
abstract class Benchmark implements Callable<Integer> {
  private static final int DONE = 0;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write machine and results, every sample of them, as JSON.")
  private Path json;

  private final Output output;

  Benchmark(Output output) {
    this.output = output;
  }

  /** Measures; what is written meanwhile goes to {@link #output()}. */
  abstract Report measure();

  final Output output() {
    return output;
  }

  @Override
  public Integer call() {
    Report report = measure();
    PrintWriter out = output.out();
    report.lines().forEach(out::println);
    out.flush();
    if (json != null) {
      report.write(json);
    }
    return DONE;
  }
}
