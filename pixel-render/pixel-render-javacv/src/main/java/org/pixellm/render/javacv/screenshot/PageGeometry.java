// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Settles what a line by itself does not tell by the other lines of its page. */
final class PageGeometry {
  /** Lines whose letters differ by less are of one size. */
  private static final double SAME = 0.12;

  private PageGeometry() {}

  /** The lines' measures, those of one size made equal. */
  static List<LineGeometry> settle(List<LineGeometry> lines) {
    Optional<Double> usual = median(lines.stream().filter(LineGeometry::certain).toList());
    return lines.stream().map(line -> settle(line, usual)).toList();
  }

  private static LineGeometry settle(LineGeometry line, Optional<Double> usual) {
    if (usual.isPresent() && near(line.xHeight(), usual.get())) {
      return line.withXHeight(usual.get());
    }
    if (line.certain()) {
      return line;
    }
    double asCapitals = line.xHeight() / LineGeometry.CAPITALS;
    // A line of capitals or digits alone looks like one of small letters, but larger.
    return line.withXHeight(
        usual.isPresent() && near(asCapitals, usual.get()) ? usual.get() : asCapitals);
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) < SAME * b;
  }

  private static Optional<Double> median(List<LineGeometry> lines) {
    List<Double> heights =
        lines.stream().map(LineGeometry::xHeight).sorted(Comparator.naturalOrder()).toList();
    return heights.isEmpty() ? Optional.empty() : Optional.of(heights.get(heights.size() / 2));
  }
}
