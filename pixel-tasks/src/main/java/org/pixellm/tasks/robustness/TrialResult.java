// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one trial came to.
 *
 * @param condition the trial's
 * @param scores by name of the model; without those that cannot be measured under it
 * @param shown examples for the report
 */
record TrialResult(
    Condition condition, Map<String, ResampledScore> scores, List<ShownExample> shown) {
  /** Copies. */
  TrialResult {
    scores = new LinkedHashMap<>(scores);
    shown = List.copyOf(shown);
  }
}
