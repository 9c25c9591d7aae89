// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.tasks.evaluate.Scorer;
import org.pixellm.tasks.evaluate.TaskPass;

/** Measures a model on held-out examples, some hundred at a time, so that memory does not grow. */
final class Measurement {
  private static final int BLOCK = 512;

  private final DrawnExamples examples;
  private final Scorer scorer;
  private final TaskPass pass;

  Measurement(DrawnExamples examples, Scorer scorer, TaskPass pass) {
    this.examples = examples;
    this.scorer = scorer;
    this.pass = pass;
  }

  /** Scores by name, and the mean loss if there is one. */
  Map<String, Double> scores() {
    List<Object> predictions = new ArrayList<>(examples.size());
    double loss = 0;
    int measured = 0;
    for (int from = 0; from < examples.size(); from += BLOCK) {
      List<DrawnExample<Example>> block = block(from, Math.min(examples.size(), from + BLOCK));
      TaskPass.Result result = pass.measure(block);
      predictions.addAll(result.predictions());
      if (result.loss().isPresent()) {
        loss += result.loss().getAsDouble() * block.size();
        measured += block.size();
      }
    }
    Map<String, Double> scores =
        new LinkedHashMap<>(scorer.score(examples.examples(), predictions));
    if (measured > 0) {
      scores.put(Goal.LOSS, loss / measured);
    }
    return scores;
  }

  /** Predictions for the first examples. */
  List<Object> predictFirst(int most) {
    return pass.predict(block(0, Math.min(most, examples.size())));
  }

  private List<DrawnExample<Example>> block(int from, int to) {
    List<DrawnExample<Example>> block = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      block.add(examples.get(i));
    }
    return block;
  }
}
