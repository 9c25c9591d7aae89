// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import java.util.List;
import java.util.Map;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.Metric;
import org.pixellm.tasks.example.TaskExample;

/** Scores predictions of a task by its metric. Safe to share between threads. */
public final class Scorer {
  private final String name;
  private final Metric<Object, Object> metric;

  /**
   * A scorer.
   *
   * @param name the metric's plug-in, for messages
   */
  @SuppressWarnings("unchecked") // one that does not fit fails at the first example, see score
  public Scorer(String name, Metric<?, ?> metric) {
    this.name = name;
    this.metric = (Metric<Object, Object>) metric;
  }

  /** The score by which models are compared. */
  public String mainScore() {
    return metric.mainScore();
  }

  /**
   * Scores by name.
   *
   * @param examples labelled
   * @param predictions one an example, as a head makes them
   * @throws PixelException if an example has no label, or the metric is not for such predictions
   */
  public Map<String, Double> score(
      List<? extends Example> examples, List<? extends Object> predictions) {
    Metric.Tally<Object, Object> tally = metric.start();
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      Object gold = GoldLabels.of(example).orElseThrow(() -> unlabelled(example));
      Object prediction = GoldLabels.comparable(predictions.get(i));
      try {
        tally.add(prediction, gold);
      } catch (ClassCastException e) {
        throw new PixelException(
            "the metric %s does not score what this head predicts; choose one that is made for the task"
                .formatted(name),
            e);
      }
    }
    return tally.scores();
  }

  private static PixelException unlabelled(Example example) {
    String what = "the example has no label to compare a prediction with";
    return example instanceof TaskExample task
        ? task.source().error(what)
        : new PixelException(what);
  }
}
