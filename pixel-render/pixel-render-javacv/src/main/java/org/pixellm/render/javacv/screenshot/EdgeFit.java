// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import java.util.List;

/**
 * Rows at which the ink of small letters begins and ends, in parts of a pixel: where the ink of the
 * rows passes half of what it is inside.
 *
 * @param top where it begins
 * @param bottom where it ends
 */
record EdgeFit(double top, double bottom) {
  /** How far from where it should be an edge is looked for, as a share of the height. */
  private static final double REACH = 0.35;

  /**
   * Refines a rough measure.
   *
   * @param baseline row after the last of most letters
   * @param xHeight rows of small letters
   */
  static EdgeFit of(InkPage page, List<Component> line, int baseline, double xHeight) {
    LineCrop crop = LineCrop.of(page, line);
    double[] rows = RowInk.of(crop.ink());
    crop.ink().close();
    int bottom = baseline - crop.top();
    int top = (int) Math.round(bottom - xHeight);
    int reach = Math.max(2, (int) Math.round(REACH * xHeight));
    double lower = edge(rows, bottom, reach, 1);
    double upper = edge(rows, top - 1, reach, -1);
    return new EdgeFit(
        crop.top() + (Double.isNaN(upper) ? top : upper),
        crop.top() + (Double.isNaN(lower) ? bottom : lower));
  }

  /**
   * Where ink fades.
   *
   * @param outside a row near the edge, outside
   * @param direction 1 if outside is below, -1 if it is above
   */
  private static double edge(double[] rows, int outside, int reach, int direction) {
    double full = 0;
    double none = Double.MAX_VALUE;
    for (int i = 0; i <= reach; i++) {
      full = Math.max(full, at(rows, outside - direction * i));
      none = Math.min(none, at(rows, outside + direction * i));
    }
    double half = (full + none) / 2;
    int from = outside - direction * reach;
    for (int i = 0; i < 2 * reach; i++) {
      int row = from + direction * i;
      double here = at(rows, row);
      double next = at(rows, row + direction);
      // the last row inside: from the middle of the letter the ink may dip before its edge
      if (here >= half && next < half && at(rows, row + 2 * direction) < half) {
        return row + 0.5 + direction * (here - half) / (here - next);
      }
    }
    return Double.NaN;
  }

  private static double at(double[] rows, int row) {
    return row < 0 || row >= rows.length ? 0 : rows[row];
  }
}
