// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import java.util.Arrays;

/**
 * A curve over the steps of a run that never takes more than a fixed memory: when it is full,
 * neighbouring points are merged to their mean, and from then on more steps go into one point.
 * Values that are not finite are left out.
 */
final class Curve {
  private static final int MOST_POINTS = 2048;

  private final double[] steps = new double[MOST_POINTS];
  private final double[] values = new double[MOST_POINTS];
  private int points;
  private long valuesPerPoint = 1;

  /** The point being filled. */
  private double stepSum;

  private double valueSum;
  private long gathered;

  void add(long step, double value) {
    if (!Double.isFinite(value)) {
      return;
    }
    stepSum += step;
    valueSum += value;
    gathered++;
    if (gathered == valuesPerPoint && points == MOST_POINTS) {
      halve(); // and go on with this point, which is half full now
    } else if (gathered == valuesPerPoint) {
      steps[points] = stepSum / gathered;
      values[points] = valueSum / gathered;
      points++;
      stepSum = 0;
      valueSum = 0;
      gathered = 0;
    }
  }

  private void halve() {
    points /= 2;
    for (int i = 0; i < points; i++) {
      steps[i] = (steps[2 * i] + steps[2 * i + 1]) / 2;
      values[i] = (values[2 * i] + values[2 * i + 1]) / 2;
    }
    valuesPerPoint *= 2;
  }

  boolean isEmpty() {
    return points == 0 && gathered == 0;
  }

  /** Steps of the points, ascending; the last may stand for fewer steps than the others. */
  double[] steps() {
    return withRest(steps, stepSum);
  }

  /** Values of the points. */
  double[] values() {
    return withRest(values, valueSum);
  }

  private double[] withRest(double[] finished, double restSum) {
    double[] all = Arrays.copyOf(finished, gathered > 0 ? points + 1 : points);
    if (gathered > 0) {
      all[points] = restSum / gathered;
    }
    return all;
  }
}
