// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.Arrays;

/** How much of what is trained on comes from which source. */
final class SourceShares {
  private SourceShares() {}

  /**
   * The shares: of a source with the part p of the text and the weight w, w p^a, over the sum of
   * all. It is the exponential smoothing of XLM (Conneau and Lample 2019, section 3.1) and XLM-R
   * (Conneau et al. 2020, section 3.1); others write a temperature T for 1/a.
   *
   * @param sizes above 0, in any unit
   * @param weights above 0
   * @param exponent 0 (all equal but for the weights) to 1 (as large as they are)
   * @return above 0, sum 1
   */
  static double[] of(double[] sizes, double[] weights, double exponent) {
    double all = Arrays.stream(sizes).sum();
    double[] shares = new double[sizes.length];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = weights[i] * Math.pow(sizes[i] / all, exponent);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }
}
