// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.reproduce;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model beside its like, which the same configuration made again.
 *
 * @param there the model that was to be reproduced
 * @param here the other
 * @param scores of both by name
 * @param weights how the weights differ
 * @param circumstances what was otherwise, a clause each: versions, hardware, renderer
 */
public record ReproductionReport(
    Path there,
    Path here,
    Map<String, Scores> scores,
    WeightComparison weights,
    List<String> circumstances) {

  /**
   * A score of both.
   *
   * @param there NaN if that one has none
   * @param here likewise
   */
  public record Scores(double there, double here) {
    /** Whether both are the same number. */
    public boolean same() {
      return Double.compare(there, here) == 0;
    }
  }

  /** Copies the list. */
  public ReproductionReport {
    circumstances = List.copyOf(circumstances);
  }

  /** Whether weights have the same bits, and scores are the same numbers. */
  public boolean same() {
    return weights.identical() && scores.values().stream().allMatch(Scores::same);
  }
}
