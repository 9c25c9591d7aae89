// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All scores of a comparison. For one thread. */
final class ScoreTable {
  private final Map<Condition, Map<String, ResampledScore>> scores = new LinkedHashMap<>();

  void put(Condition condition, Map<String, ResampledScore> byModel) {
    scores.put(condition, new LinkedHashMap<>(byModel));
  }

  /**
   * Adds the mean over several attacks at one severity, for each model that was measured under all
   * of them.
   *
   * @param group its name
   * @param attacks those that are in the table, at least one
   */
  void average(String group, List<String> attacks, int severity) {
    List<Map<String, ResampledScore>> averaged =
        attacks.stream().map(attack -> scores.get(new Condition(attack, severity))).toList();
    Map<String, ResampledScore> means = new LinkedHashMap<>();
    for (String model : averaged.get(0).keySet()) {
      if (averaged.stream().allMatch(byModel -> byModel.containsKey(model))) {
        means.put(
            model,
            ResampledScore.mean(averaged.stream().map(byModel -> byModel.get(model)).toList()));
      }
    }
    put(new Condition(group, severity), means);
  }

  /**
   * All rows: condition by condition, model by model.
   *
   * @param reference the model with which others are compared
   */
  List<RobustnessRow> rows(String reference) {
    List<RobustnessRow> rows = new ArrayList<>();
    scores.forEach(
        (condition, byModel) -> {
          byModel.forEach(
              (model, score) -> {
                boolean sameData = condition.disturbs() || condition.equals(Condition.CLEAN);
                rows.add(
                    new RobustnessRow(
                        condition,
                        model,
                        Estimate.of(score),
                        Optional.of(scores.get(Condition.CLEAN).get(model))
                            .filter(clean -> sameData)
                            .map(clean -> Estimate.of(clean.minus(score))),
                        Optional.ofNullable(byModel.get(reference))
                            .map(first -> Estimate.of(first.minusOther(score)))));
              });
        });
    return rows;
  }
}
