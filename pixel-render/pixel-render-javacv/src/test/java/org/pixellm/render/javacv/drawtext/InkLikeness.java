// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.drawtext;

import java.util.stream.IntStream;
import org.pixellm.plugins.render.RenderedText;

/**
 * How alike two strips are, piece by piece: without kerning lines drift, so each piece is looked
 * for around where the one before it was found.
 */
final class InkLikeness {
  private static final int PIECE = 48;
  private static final int REACH = 5;

  private InkLikeness() {}

  /** Mean correlation of pieces of ink. */
  static double of(RenderedText a, RenderedText b) {
    double[] x = columns(a);
    double[] y = columns(b);
    double sum = 0;
    int pieces = 0;
    int drift = 0;
    for (int from = 0; from < x.length; from += PIECE) {
      int start = from;
      int length = Math.min(PIECE, x.length - from);
      if (IntStream.range(0, length).anyMatch(i -> x[start + i] > 0)) {
        double best = -1;
        int around = drift;
        for (int shift = around - REACH; shift <= around + REACH; shift++) {
          double correlation = correlation(x, y, start, length, shift);
          if (correlation > best) {
            best = correlation;
            drift = shift;
          }
        }
        sum += best;
        pieces++;
      }
    }
    return sum / pieces;
  }

  /** Ink of each column, without the separator. */
  static double[] columns(RenderedText text) {
    return IntStream.range(0, (text.patchCount() - 1) * 16)
        .mapToDouble(x -> IntStream.range(0, 16).map(y -> 255 - text.pixel(0, x, y)).sum())
        .toArray();
  }

  private static double correlation(double[] x, double[] y, int from, int length, int shift) {
    double both = 0;
    double a = 0;
    double b = 0;
    for (int i = from; i < from + length; i++) {
      double other = i + shift < 0 || i + shift >= y.length ? 0 : y[i + shift];
      both += x[i] * other;
      a += x[i] * x[i];
      b += other * other;
    }
    return both / Math.sqrt(Math.max(1, a * b));
  }
}
