// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

/** Quotients of counts. */
final class Ratio {
  private Ratio() {}

  /** The share; 0 of nothing, as in scikit-learn and seqeval. */
  static double of(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
