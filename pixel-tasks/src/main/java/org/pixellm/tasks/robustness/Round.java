// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.evaluate.Scorer;
import org.pixellm.train.listen.ConsoleProgress;

/** Measures all models under one condition after another. For one thread. */
final class Round {
  private final List<MeasuredModel> models;
  private final Scorer scorer;
  private final Bootstrap bootstrap;
  private final ScoreTable table;
  private final ConsoleProgress progress;
  private int done;

  Round(
      List<MeasuredModel> models,
      Scorer scorer,
      Bootstrap bootstrap,
      ScoreTable table,
      ConsoleProgress progress) {
    this.models = models;
    this.scorer = scorer;
    this.bootstrap = bootstrap;
    this.table = table;
    this.progress = progress;
  }

  /**
   * Measures all models on the same examples.
   *
   * @return predictions of each name's first model
   */
  Map<String, List<Object>> measure(Condition condition, List<Example> examples) {
    Map<String, List<List<Object>>> byName = new LinkedHashMap<>();
    for (MeasuredModel model : models) {
      byName
          .computeIfAbsent(model.named().name(), name -> new ArrayList<>())
          .add(model.predict(examples, scorer));
      progress.stepTo(++done);
    }
    Map<String, List<Object>> firsts = new LinkedHashMap<>();
    byName.forEach(
        (name, predictions) -> {
          table.put(condition, name, bootstrap.score(scorer, examples, predictions));
          firsts.put(name, predictions.get(0));
        });
    return firsts;
  }
}
