// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.tasks.evaluate.Scorer;
import org.pixellm.train.listen.ConsoleProgress;

/** Measures all models, trial after trial. For one thread. */
final class Round {
  private final List<MeasuredModel> models;
  private final Scorer scorer;
  private final ExampleChoice choice;
  private final ConsoleProgress progress;
  private int done;

  /**
   * A round.
   *
   * @param progress of a model under a condition a step
   */
  Round(List<MeasuredModel> models, Scorer scorer, ExampleChoice choice, ConsoleProgress progress) {
    this.models = models;
    this.scorer = scorer;
    this.choice = choice;
    this.progress = progress;
  }

  /**
   * Measures all models that can be.
   *
   * @param bootstrap draws among the trial's examples
   * @param shown how many examples of each kind the report shows
   */
  TrialResult measure(Trial trial, Bootstrap bootstrap, int shown) {
    Map<String, List<List<Object>>> byName = new LinkedHashMap<>();
    for (MeasuredModel model : models) {
      if (model.sees(trial)) {
        byName
            .computeIfAbsent(model.named().name(), name -> new ArrayList<>())
            .add(model.predict(trial, scorer));
      }
      progress.stepTo(++done);
    }
    Map<String, List<Object>> firsts = new LinkedHashMap<>();
    Map<String, ResampledScore> scores = new LinkedHashMap<>();
    byName.forEach(
        (name, predictions) -> {
          scores.put(name, bootstrap.score(scorer, trial.examples(), predictions));
          firsts.put(name, predictions.get(0));
        });
    return new TrialResult(trial.condition(), scores, choice.choose(trial, firsts, shown));
  }

  /** Counts a trial that was measured before. */
  void pass() {
    done += models.size();
    progress.stepTo(done);
  }
}
