// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.part;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The loss of the best guess of labels that does not look at the input: the cross entropy of their
 * weighted frequencies. Counts labels one after the other; used by one thread.
 */
public final class ConstantGuess {
  private final long[] counts;

  /**
   * A guess of nothing yet.
   *
   * @param labels how many labels there are
   */
  public ConstantGuess(int labels) {
    this.counts = new long[labels];
  }

  /**
   * Takes a labelled thing into account.
   *
   * @param label number of its label, from 0
   */
  public void add(int label) {
    counts[label]++;
  }

  /** The loss where all labels weigh 1; empty of no labels. */
  public OptionalDouble loss() {
    float[] equal = new float[counts.length];
    Arrays.fill(equal, 1);
    return loss(equal);
  }

  /**
   * The mean over all things of weight times -log of the best constant probability, as {@link
   * CrossEntropy} computes it; empty of no labels.
   *
   * @param weights of the labels, by number
   */
  public OptionalDouble loss(float[] weights) {
    double weighted = 0;
    long all = 0;
    for (int label = 0; label < counts.length; label++) {
      weighted += counts[label] * (double) weights[label];
      all += counts[label];
    }
    if (all == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int label = 0; label < counts.length; label++) {
      double share = counts[label] * (double) weights[label] / weighted;
      sum -= share == 0 ? 0 : share * Math.log(share);
    }
    return OptionalDouble.of(sum * weighted / all);
  }
}
