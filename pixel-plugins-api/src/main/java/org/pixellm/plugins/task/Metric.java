// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.task;

import java.util.Map;

/**
 * Scores predictions against gold labels, an example at a time.
 *
 * @param <P> a prediction
 * @param <G> its gold label
 */
public interface Metric<P, G> {

  /** The score by which models are compared, one of {@link Tally#scores}; higher is better. */
  String mainScore();

  /**
   * Whether predictions are compared with gold labels. If not, examples need no labels, nothing is
   * added to a tally, and the loss is the only score.
   */
  default boolean needsGold() {
    return true;
  }

  /** A fresh count. */
  Tally<P, G> start();

  /**
   * A count in progress. Used by one thread.
   *
   * @param <P> a prediction
   * @param <G> its gold label
   */
  interface Tally<P, G> {
    /** Takes one example into account. */
    void add(P prediction, G gold);

    /** Scores by name over all examples so far; units and ranges are the metric's to document. */
    Map<String, Double> scores();
  }
}
