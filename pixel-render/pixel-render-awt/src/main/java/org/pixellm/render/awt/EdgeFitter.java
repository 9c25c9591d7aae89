// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import java.util.List;

/**
 * Gives each edge a height in pixels: edges in zones go to the zone's row, strokes keep their
 * thickness and are centred on whole rows, and the rest follows its neighbours.
 */
final class EdgeFitter {
  /** In pixels: thicker strokes have an edge on a row's border instead of their middle on a row. */
  private static final double THIN = 1.5;

  /** In pixels: serifs nearer to their stroke than this move with it. */
  private static final double NEAR_SERIF = 1.25;

  private final List<Edge> edges;
  private Edge anchor;

  private EdgeFitter(List<Edge> edges) {
    this.edges = edges;
  }

  /** Fits the edges of a glyph, from the lowest. */
  static void fit(List<Edge> edges) {
    EdgeFitter fitter = new EdgeFitter(edges);
    fitter.fitZones();
    fitter.fitStems();
    fitter.fitRest();
  }

  private void fitZones() {
    for (Edge edge : edges) {
      if (edge.isDone()) {
        continue;
      }
      Edge other = edge.stem;
      Edge fixed = edge;
      if (!edge.isInZone()) {
        if (other == null || !other.isInZone()) {
          continue;
        }
        fixed = other;
        other = edge;
      }
      fixed.fitted = fixed.zone;
      if (other != null && !other.isInZone()) {
        follow(fixed, other);
      }
      if (anchor == null) {
        anchor = edge;
      }
    }
  }

  private static void follow(Edge fixed, Edge other) {
    other.fitted = fixed.fitted + (other.original - fixed.original);
  }

  private void fitStems() {
    for (int i = 0; i < edges.size(); i++) {
      Edge edge = edges.get(i);
      Edge other = edge.stem;
      if (edge.isDone() || other == null) {
        continue;
      }
      if (other.isInZone() || other.units < edge.units) {
        if (!other.isDone()) {
          other.fitted = other.original;
        }
        follow(other, edge);
        continue;
      }
      double thickness = other.original - edge.original;
      double bottom =
          anchor == null ? edge.original : anchor.fitted + edge.original - anchor.original;
      if (other.isDone()) {
        edge.fitted = other.fitted - thickness;
      } else if (thickness < THIN) {
        edge.fitted = centred(bottom + thickness / 2, thickness) - thickness / 2;
      } else if (anchor == null) {
        edge.fitted = round(bottom);
      } else {
        double byBottom = round(bottom);
        double byTop = round(bottom + thickness) - thickness;
        edge.fitted = Math.abs(byBottom - bottom) < Math.abs(byTop - bottom) ? byBottom : byTop;
      }
      if (!other.isDone()) {
        follow(edge, other);
      }
      if (anchor == null) {
        anchor = edge;
      }
      keepOrder(i);
    }
  }

  /** The middle of a thin stroke: in the middle of a row, or a little off for thicker ones. */
  private static double centred(double middle, double thickness) {
    double down = thickness <= 1 ? 0.5 : 38 / 64.0;
    double up = thickness <= 1 ? 0.5 : 26 / 64.0;
    double border = round(middle);
    double below = border - down;
    double above = border + up;
    return Math.abs(middle - below) < Math.abs(middle - above) ? below : above;
  }

  private void fitRest() {
    for (int i = 0; i < edges.size(); i++) {
      Edge edge = edges.get(i);
      if (edge.isDone()) {
        continue;
      }
      Edge base = edge.serifOf;
      if (base != null && base.isDone() && Math.abs(base.original - edge.original) < NEAR_SERIF) {
        follow(base, edge);
      } else if (anchor == null) {
        edge.fitted = round(edge.original);
        anchor = edge;
      } else {
        edge.fitted = between(i);
      }
      keepOrder(i);
      if (i + 1 < edges.size() && edges.get(i + 1).isDone()) {
        edge.fitted = Math.min(edge.fitted, edges.get(i + 1).fitted);
      }
    }
  }

  private double between(int index) {
    Edge edge = edges.get(index);
    Edge before = null;
    for (int i = index - 1; i >= 0 && before == null; i--) {
      before = edges.get(i).isDone() ? edges.get(i) : null;
    }
    Edge after = null;
    for (int i = index + 1; i < edges.size() && after == null; i++) {
      after = edges.get(i).isDone() ? edges.get(i) : null;
    }
    if (before == null || after == null) {
      double moved = edge.original - anchor.original;
      return anchor.fitted + Math.floor(moved * 2 + 0.5) / 2;
    }
    if (after.original == before.original) {
      return before.fitted;
    }
    return before.fitted
        + (edge.original - before.original)
            * (after.fitted - before.fitted)
            / (after.original - before.original);
  }

  private void keepOrder(int index) {
    if (index > 0) {
      Edge below = edges.get(index - 1);
      if (below.isDone() && edges.get(index).fitted < below.fitted) {
        edges.get(index).fitted = below.fitted;
      }
    }
  }

  private static double round(double value) {
    return Math.floor(value + 0.5);
  }
}
