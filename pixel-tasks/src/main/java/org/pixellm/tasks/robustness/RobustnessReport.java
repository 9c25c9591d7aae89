// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.nio.file.Path;
import java.util.List;

/**
 * What came out.
 *
 * @param examples how many were measured
 * @param mainScore name of the score
 * @param rows condition by condition, model by model
 * @param leftOut attacks that could not be made on these examples, a sentence each
 * @param written files of the report
 */
public record RobustnessReport(
    int examples,
    String mainScore,
    List<RobustnessRow> rows,
    List<String> leftOut,
    List<Path> written) {
  /** Copies the lists. */
  public RobustnessReport {
    rows = List.copyOf(rows);
    leftOut = List.copyOf(leftOut);
    written = List.copyOf(written);
  }
}
