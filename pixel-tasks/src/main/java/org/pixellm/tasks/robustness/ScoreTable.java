// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All scores of a comparison. For one thread. */
final class ScoreTable {
  private final Map<Condition, Map<String, ResampledScore>> scores = new LinkedHashMap<>();

  void put(Condition condition, String model, ResampledScore score) {
    scores.computeIfAbsent(condition, c -> new LinkedHashMap<>()).put(model, score);
  }

  /**
   * Adds the mean over several attacks at one severity, for each model.
   *
   * @param group its name
   * @param attacks those that are in the table
   */
  void average(String group, List<String> attacks, int severity, List<String> models) {
    for (String model : models) {
      put(
          new Condition(group, severity),
          model,
          ResampledScore.mean(
              attacks.stream()
                  .map(attack -> scores.get(new Condition(attack, severity)).get(model))
                  .toList()));
    }
  }

  /** All rows: condition by condition, model by model. */
  List<RobustnessRow> rows() {
    List<RobustnessRow> rows = new ArrayList<>();
    scores.forEach(
        (condition, byModel) -> {
          ResampledScore first = byModel.values().iterator().next();
          byModel.forEach(
              (model, score) -> {
                ResampledScore lost = scores.get(Condition.CLEAN).get(model).minus(score);
                ResampledScore behind = first.minus(score);
                rows.add(
                    new RobustnessRow(
                        condition,
                        model,
                        score.score(),
                        Bootstrap.interval(score),
                        lost.score(),
                        Bootstrap.interval(lost),
                        behind.score(),
                        Bootstrap.interval(behind)));
              });
        });
    return rows;
  }
}
