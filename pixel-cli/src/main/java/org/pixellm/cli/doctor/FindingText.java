// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.doctor;

import java.io.PrintWriter;
import java.util.List;

/** Findings for people. */
final class FindingText {
  private FindingText() {}

  static void print(List<Finding> findings, PrintWriter out) {
    for (Finding finding : findings) {
      out.printf("[%s] %s%n", finding.healthy() ? " ok " : "FAIL", finding.subject());
      finding.facts().forEach((name, value) -> out.printf("         %s: %s%n", name, value));
      for (Finding.Problem problem : finding.problems()) {
        out.println("       ! " + problem.what());
        out.println("         to mend it: " + problem.remedy());
      }
    }
    long problems = findings.stream().mapToLong(finding -> finding.problems().size()).sum();
    out.println();
    out.println(
        problems == 0
            ? "Everything is as it should be."
            : problems == 1 ? "1 thing is wrong." : problems + " things are wrong.");
  }
}
