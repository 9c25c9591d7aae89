// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run came to.
 *
 * @param finished whether all seeds are done; if not, the run was stopped and can be resumed
 * @param output the run's folder
 * @param model the best seed's model; there only if finished
 * @param goal name of the score by which models were chosen
 * @param seeds the seeds that are done
 * @param majority scores of the guess that looks at the training labels alone, on the test
 *     examples, or the validation examples if there are none; empty for a task without such a guess
 */
public record FineTuningResult(
    boolean finished,
    Path output,
    Path model,
    String goal,
    List<SeedResult> seeds,
    Optional<Map<String, Double>> majority) {
  /** Copies the list. */
  public FineTuningResult {
    seeds = List.copyOf(seeds);
  }

  /** Mean and deviation of each score on the validation examples. */
  public Map<String, Summary> validation() {
    return Summary.of(seeds.stream().map(SeedResult::validation).toList());
  }

  /** Mean and deviation of each score on the test examples; empty if there were none. */
  public Map<String, Summary> test() {
    return Summary.of(seeds.stream().map(SeedResult::test).toList());
  }
}
