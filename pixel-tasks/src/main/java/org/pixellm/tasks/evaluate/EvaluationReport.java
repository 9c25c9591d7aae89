// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model scored.
 *
 * @param examples how many were scored
 * @param mainScore name of the score by which models are compared
 * @param scores by name
 * @param confusion how often each label was taken for which; empty for a task without labels
 * @param written files that were written
 */
public record EvaluationReport(
    int examples,
    String mainScore,
    Map<String, Double> scores,
    Optional<ConfusionMatrix> confusion,
    List<Path> written) {
  /** Copies the collections. */
  public EvaluationReport {
    scores = Map.copyOf(scores);
    written = List.copyOf(written);
  }
}
