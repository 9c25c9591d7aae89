// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes edges of segments: joins those of one height, and pairs the two sides of each stroke. */
final class EdgeFinder {
  /** Shared width, in units, without which two segments are no stroke. */
  private static final double LEAST_OVERLAP = AwtFace.UNITS * 8 / 2048.0;

  /** How much sharing little width counts against a pair, beside the distance. */
  private static final double OVERLAP_WEIGHT = AwtFace.UNITS * 6000 / 2048.0;

  /** How much strokes thicker than the font's count against a pair. */
  private static final double THICKNESS_WEIGHT = 1024.0 * 1024 / 3000;

  /** In pixels: heights that differ by less are one. */
  private static final double LARGEST_MERGE = 0.25;

  private final VerticalScale vertical;

  EdgeFinder(VerticalScale vertical) {
    this.vertical = vertical;
  }

  /** The edges of a glyph, from the lowest. */
  List<Edge> find(List<Segment> segments) {
    int[] partner = partners(segments);
    Map<Integer, Edge> edgeOf = new HashMap<>();
    List<Edge> edges = merge(segments, edgeOf);
    for (int i = 0; i < segments.size(); i++) {
      int other = partner[i];
      if (other >= 0) {
        Edge edge = edgeOf.get(i);
        if (partner[other] == i) {
          edge.stem = nearer(edge, edge.stem, edgeOf.get(other));
        } else if (partner[other] >= 0) {
          edge.serifOf = nearer(edge, edge.serifOf, edgeOf.get(partner[other]));
        }
      }
    }
    for (Edge edge : edges) {
      if (edge.stem != null) {
        edge.serifOf = null;
      }
      edge.zone = zone(edge);
    }
    return edges;
  }

  private static Edge nearer(Edge from, Edge a, Edge b) {
    boolean first = a != null && Math.abs(a.units - from.units) <= Math.abs(b.units - from.units);
    return first ? a : b;
  }

  /** For each segment the one that best makes a stroke with it; -1 if none does. */
  private int[] partners(List<Segment> segments) {
    int[] partner = new int[segments.size()];
    double[] best = new double[segments.size()];
    java.util.Arrays.fill(partner, -1);
    java.util.Arrays.fill(best, 32_000);
    for (int i = 0; i < segments.size(); i++) {
      for (int j = 0; j < segments.size(); j++) {
        Segment bottom = segments.get(i);
        Segment top = segments.get(j);
        double overlap = bottom.overlap(top);
        if (!bottom.top() && top.top() && bottom.y() < top.y() && overlap >= LEAST_OVERLAP) {
          double score = thicknessDemerit(top.y() - bottom.y()) + OVERLAP_WEIGHT / overlap;
          if (score < best[i]) {
            best[i] = score;
            partner[i] = j;
          }
          if (score < best[j]) {
            best[j] = score;
            partner[j] = i;
          }
        }
      }
    }
    return partner;
  }

  private double thicknessDemerit(double thickness) {
    if (vertical.stemWidth() <= 0) {
      return thickness;
    }
    double excess = Math.max(0, thickness / vertical.stemWidth() - 1);
    return Math.min(32_000, excess * excess * THICKNESS_WEIGHT);
  }

  private List<Edge> merge(List<Segment> segments, Map<Integer, Edge> edgeOf) {
    double threshold = Math.min(vertical.stemWidth() / 5, LARGEST_MERGE / vertical.scale());
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      Edge edge =
          edges.stream()
              .filter(e -> e.top == segment.top() && Math.abs(e.units - segment.y()) < threshold)
              .findFirst()
              .orElse(null);
      if (edge == null) {
        edge = new Edge(segment.y(), vertical.scale(), segment.top());
        edges.add(edge);
      }
      edge.count(segment);
      edgeOf.put(i, edge);
    }
    edges.sort(Comparator.comparingDouble(e -> e.units));
    return edges;
  }

  /** The height in pixels of the nearest zone; NaN if none is near. */
  private double zone(Edge edge) {
    double scale = vertical.scale();
    double best = Math.min(AwtFace.UNITS / 40.0 * scale, 0.5);
    double height = Double.NaN;
    for (AlignmentZone zone : vertical.zones()) {
      if (zone.top() == edge.top) {
        double distance = Math.abs(edge.units - zone.flat()) * scale;
        if (distance < best) {
          best = distance;
          height = zone.flatRow();
        }
        boolean beyond = zone.top() ? edge.units > zone.flat() : edge.units < zone.flat();
        if (edge.isRound() && beyond) {
          double fromRound = Math.abs(edge.units - zone.round()) * scale;
          if (fromRound < best) {
            best = fromRound;
            height = zone.roundRow();
          }
        }
      }
    }
    return height;
  }
}
