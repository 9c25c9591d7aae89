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
  private static final String UNLABELLED = "the example has no label to compare a prediction with";

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

  /** Whether examples need labels, which predictions are compared with. */
  public boolean needsGold() {
    return metric.needsGold();
  }

  /**
   * Checks that examples can be scored.
   *
   * @throws PixelException naming the first that has no label, if the metric needs one
   */
  public void requireGold(List<? extends Example> examples) {
    for (Example example : metric.needsGold() ? examples : List.<Example>of()) {
      gold(example);
    }
  }

  /**
   * Scores by name; none if the metric needs no labels.
   *
   * @param examples labelled, if the metric needs it
   * @param predictions one an example, as a head makes them
   * @throws PixelException if an example has no label, or the metric is not for such predictions
   */
  public Map<String, Double> score(
      List<? extends Example> examples, List<? extends Object> predictions) {
    Metric.Tally<Object, Object> tally = metric.start();
    for (int i = 0; metric.needsGold() && i < examples.size(); i++) {
      Object gold = gold(examples.get(i));
      Object prediction = ComparablePrediction.of(predictions.get(i));
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

  /**
   * Whether a prediction is wholly right by the metric's rules, which may overlook differences: its
   * main score of this example alone is 1.
   *
   * @param example labelled
   */
  public boolean perfect(Example example, Object prediction) {
    return Double.valueOf(1)
        .equals(score(List.of(example), List.of(prediction)).get(metric.mainScore()));
  }

  private static Object gold(Example example) {
    return example
        .gold()
        .orElseThrow(
            () ->
                example instanceof TaskExample task
                    ? task.source().error(UNLABELLED)
                    : new PixelException(
                        UNLABELLED + "; set metric: none to look at the loss alone"));
  }
}
