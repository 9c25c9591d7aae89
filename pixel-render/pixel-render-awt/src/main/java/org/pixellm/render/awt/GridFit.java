// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves outlines up and down a little so that level strokes fill whole rows of pixels, as the light
 * hinting of FreeType's automatic hinter does, with which the original draws. Widths stay as they
 * are.
 */
final class GridFit {
  private final double scale;
  private final VerticalScale vertical;
  private final EdgeFinder finder;

  /**
   * A fit at one size.
   *
   * @param scale pixels to a unit across
   * @param vertical how heights map to rows
   */
  GridFit(double scale, VerticalScale vertical) {
    this.scale = scale;
    this.vertical = vertical;
    this.finder = new EdgeFinder(vertical);
  }

  /**
   * Fits an outline.
   *
   * @param outline in units, y down
   * @return in pixels, y down
   */
  Shape fit(Shape outline) {
    List<Edge> edges = finder.find(SegmentFinder.find(outline));
    EdgeFitter.fit(edges);
    return mapped(outline, distinct(edges));
  }

  /** Edges at the same height, top and bottom, would make the map jump: the first is taken. */
  private static List<Edge> distinct(List<Edge> edges) {
    List<Edge> knots = new ArrayList<>();
    for (Edge edge : edges) {
      if (knots.isEmpty() || edge.units > knots.get(knots.size() - 1).units) {
        knots.add(edge);
      }
    }
    return knots;
  }

  private Shape mapped(Shape outline, List<Edge> knots) {
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double[] at = new double[6];
    for (PathIterator i = outline.getPathIterator(null); !i.isDone(); i.next()) {
      int type = i.currentSegment(at);
      for (int k = 0; k < at.length; k += 2) {
        at[k] *= scale;
        at[k + 1] = -row(-at[k + 1], knots);
      }
      switch (type) {
        case PathIterator.SEG_MOVETO -> path.moveTo(at[0], at[1]);
        case PathIterator.SEG_LINETO -> path.lineTo(at[0], at[1]);
        case PathIterator.SEG_QUADTO -> path.quadTo(at[0], at[1], at[2], at[3]);
        case PathIterator.SEG_CUBICTO -> path.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
        default -> path.closePath();
      }
    }
    return path;
  }

  /** Where a height in units goes, in pixels, y up: between edges in proportion. */
  private double row(double y, List<Edge> knots) {
    if (knots.isEmpty()) {
      return y * vertical.scale();
    }
    Edge below = knots.get(0);
    if (y <= below.units) {
      return below.fitted + (y - below.units) * vertical.scale();
    }
    for (Edge above : knots) {
      if (y <= above.units && above != below) {
        return below.fitted
            + (y - below.units) * (above.fitted - below.fitted) / (above.units - below.units);
      }
      below = above;
    }
    return below.fitted + (y - below.units) * vertical.scale();
  }
}
