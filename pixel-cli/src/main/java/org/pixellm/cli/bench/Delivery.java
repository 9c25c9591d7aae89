// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.pixellm.bench.report.Report;
import org.pixellm.cli.Output;

/**
 * Where a benchmark's results go.
 *
 * @param output the terminal
 */
record Delivery(Output output) {

  /**
   * Prints a report, and writes it to a file as well.
   *
   * @param json the file; null for none
   */
  void of(Report report, Path json) {
    PrintWriter out = output.out();
    report.lines().forEach(out::println);
    out.flush();
    if (json != null) {
      report.write(json);
    }
  }
}
