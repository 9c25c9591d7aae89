// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.mask;

/**
 * The quotient of two sums over many masks, with how much it varies: a statistic pooled over masks
 * (such as "runs of length 3 among all runs") whose masks are independent but whose runs are not.
 */
final class Ratio {
  private long count;
  private double a;
  private double b;
  private double aa;
  private double ab;
  private double bb;

  /** Adds one mask's numerator and denominator. */
  void add(double numerator, double denominator) {
    count++;
    a += numerator;
    b += denominator;
    aa += numerator * numerator;
    ab += numerator * denominator;
    bb += denominator * denominator;
  }

  double value() {
    return a / b;
  }

  /** Standard error of the quotient over so many masks, by linearising it (the delta method). */
  double standardError(long masks) {
    double r = value();
    double spread = (aa - 2 * r * ab + r * r * bb) / count;
    return Math.sqrt(Math.max(0, spread) / masks) / (b / count);
  }

  long count() {
    return count;
  }
}
