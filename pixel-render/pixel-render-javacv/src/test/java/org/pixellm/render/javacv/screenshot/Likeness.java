// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;
import org.pixellm.plugins.render.RenderedText;

/** How alike two lines are: the correlation of their ink, column by column, at equal length. */
final class Likeness {
  private Likeness() {}

  /** Ink of each column, without the separator and the blanks at both ends. */
  static double[] columns(RenderedText text) {
    double[] ink = new double[(text.patchCount() - 1) * text.patchSize()];
    for (int x = 0; x < ink.length; x++) {
      for (int y = 0; y < text.patchSize(); y++) {
        ink[x] += 255 - text.pixel(0, x, y);
      }
    }
    return trimmed(ink);
  }

  /** Ink of each column of a line. */
  static double[] columns(Mat line) {
    double[] ink = new double[line.cols()];
    byte[] row = new byte[ink.length];
    for (int y = 0; y < line.rows(); y++) {
      line.ptr(y).get(row);
      for (int x = 0; x < ink.length; x++) {
        ink[x] += row[x] & 0xFF;
      }
    }
    return trimmed(ink);
  }

  private static double[] trimmed(double[] ink) {
    int from = 0;
    int to = ink.length;
    while (ink[from] < 32) {
      from++;
    }
    while (ink[to - 1] < 32) {
      to--;
    }
    return Arrays.copyOfRange(ink, from, to);
  }

  /** The highest correlation of pieces of about two words that may drift by some columns. */
  static double of(double[] a, double[] b) {
    double[] stretched = stretched(b, a.length);
    int piece = 64;
    double sum = 0;
    int pieces = 0;
    for (int from = 0; from + piece / 2 < a.length; from += piece) {
      int to = Math.min(a.length, from + piece);
      double best = -1;
      for (int shift = -10; shift <= 10; shift++) {
        best = Math.max(best, correlation(a, stretched, from, to, shift));
      }
      sum += best;
      pieces++;
    }
    return pieces == 0 ? correlation(a, stretched, 0, a.length, 0) : sum / pieces;
  }

  private static double[] stretched(double[] values, int length) {
    double[] result = new double[length];
    for (int i = 0; i < length; i++) {
      double place = (i + 0.5) * values.length / length - 0.5;
      int before = (int) Math.max(0, Math.min(values.length - 1, Math.floor(place)));
      int after = Math.min(values.length - 1, before + 1);
      double share = Math.max(0, place - before);
      result[i] = values[before] * (1 - share) + values[after] * share;
    }
    return smooth(result);
  }

  private static double[] smooth(double[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (at(values, i - 1) + 2 * values[i] + at(values, i + 1)) / 4;
    }
    return result;
  }

  private static double correlation(double[] a, double[] b, int from, int to, int shift) {
    double[] smooth = smooth(Arrays.copyOfRange(a, from, to));
    double meanA = Arrays.stream(smooth).average().orElseThrow();
    double meanB = 0;
    for (int i = from; i < to; i++) {
      meanB += at(b, i + shift) / (to - from);
    }
    double both = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = from; i < to; i++) {
      double da = smooth[i - from] - meanA;
      double db = at(b, i + shift) - meanB;
      both += da * db;
      squaresA += da * da;
      squaresB += db * db;
    }
    return both / Math.sqrt(Math.max(1e-9, squaresA * squaresB));
  }

  private static double at(double[] values, int index) {
    return index < 0 || index >= values.length ? 0 : values[index];
  }
}
