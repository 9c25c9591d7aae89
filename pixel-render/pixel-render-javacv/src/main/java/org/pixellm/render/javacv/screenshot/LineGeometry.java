// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import java.util.Arrays;
import java.util.List;

/**
 * Where a line's small letters stand.
 *
 * @param baseline row of the page, in parts of a pixel, on which letters stand
 * @param xHeight height of small letters without ascender, in parts of a pixel
 * @param tallHeight height of capitals and ascenders; 0 if there are none
 * @param certain whether both small and tall letters were seen, or letters that reach below
 */
record LineGeometry(double baseline, double xHeight, double tallHeight, boolean certain) {
  /** Height of capitals by that of small letters, in fonts for running text. */
  static final double CAPITALS = 1.35;

  private static final double SAME = 0.09;
  private static final double TALL_FROM = 1.22;
  private static final double TALL_TO = 1.62;

  /** Measures a line. */
  static LineGeometry of(InkPage page, List<Component> line) {
    int tallest = line.stream().mapToInt(Component::height).max().orElseThrow();
    List<Component> letters = line.stream().filter(c -> c.height() >= 0.4 * tallest).toList();
    int baseline = commonBottom(letters, tallest);
    double tolerance = Math.max(1, 0.08 * tallest);
    double[] heights =
        letters.stream()
            .filter(c -> c.bottom() >= baseline - tolerance && c.top() < baseline)
            .mapToDouble(c -> baseline - c.top())
            .filter(height -> height >= 0.3 * tallest)
            .sorted()
            .toArray();
    double rough = smallHeight(heights);
    double tall = mean(heights, rough * TALL_FROM, rough * TALL_TO);
    boolean reachesBelow =
        letters.stream().anyMatch(c -> c.bottom() > baseline + Math.max(1.5, 0.15 * rough));
    EdgeFit edges = EdgeFit.of(page, line, baseline, rough);
    return new LineGeometry(
        edges.bottom(), edges.bottom() - edges.top(), tall, tall > 0 || reachesBelow);
  }

  /** The same with another height of small letters. */
  LineGeometry withXHeight(double other) {
    return new LineGeometry(baseline, other, tallHeight, certain);
  }

  /** The row that most letters end at. */
  private static int commonBottom(List<Component> letters, int tallest) {
    int reach = Math.max(1, (int) Math.round(0.05 * tallest));
    int best = letters.get(0).bottom();
    int bestCount = -1;
    for (Component candidate : letters) {
      int count = 0;
      for (Component c : letters) {
        int distance = Math.abs(c.bottom() - candidate.bottom());
        count += distance == 0 ? 3 : distance <= reach ? 2 : 0;
      }
      if (count > bestCount) {
        bestCount = count;
        best = candidate.bottom();
      }
    }
    return best;
  }

  /** The height that explains most letters, as small ones or as tall ones. */
  private static double smallHeight(double[] heights) {
    double best = heights.length == 0 ? 1 : heights[heights.length / 2];
    double bestScore = -1;
    for (double candidate : heights) {
      double near = mean(heights, candidate * (1 - SAME), candidate * (1 + SAME));
      long small = count(heights, near * (1 - SAME), near * (1 + SAME));
      long tall = count(heights, near * TALL_FROM, near * TALL_TO);
      double score = small + 0.7 * Math.min(tall, 2 * small);
      if (score > bestScore + 1e-9) {
        bestScore = score;
        best = near;
      }
    }
    return best;
  }

  private static long count(double[] values, double from, double to) {
    return Arrays.stream(values).filter(v -> v >= from && v <= to).count();
  }

  private static double mean(double[] values, double from, double to) {
    return Arrays.stream(values).filter(v -> v >= from && v <= to).average().orElse(0);
  }
}
