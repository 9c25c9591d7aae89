// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;

/** Finds the level pieces of an outline: flat edges, and the tops and bottoms of curves. */
final class SegmentFinder {
  /** A line is level if it is this many times as wide as it is high. */
  private static final double LEVEL = 14;

  /** A curve's turn with a longer straight piece than this, in units, counts as straight. */
  private static final double STRAIGHT = AwtFace.UNITS / 14.0;

  /** Points nearer than this, in units, are one. */
  private static final double SAME = 0.01;

  /** A point of an outline, y up; curves also have points beside the line. */
  private record Point(double x, double y, boolean on) {}

  private SegmentFinder() {}

  /**
   * The segments of an outline.
   *
   * @param outline in units, y down
   */
  static List<Segment> find(Shape outline) {
    List<List<Point>> contours = contours(outline);
    double area = contours.stream().mapToDouble(SegmentFinder::area).sum();
    List<Segment> segments = new ArrayList<>();
    for (List<Point> contour : contours) {
      // Filled shapes run one way round and holes the other; the larger area tells which is which.
      addSegments(contour, area < 0, segments);
    }
    return segments;
  }

  private static List<List<Point>> contours(Shape outline) {
    List<List<Point>> contours = new ArrayList<>();
    List<Point> contour = new ArrayList<>();
    double[] at = new double[6];
    for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
      int type = path.currentSegment(at);
      if (type == PathIterator.SEG_MOVETO) {
        close(contour, contours);
        contour = new ArrayList<>();
      }
      int points =
          switch (type) {
            case PathIterator.SEG_CLOSE -> 0;
            case PathIterator.SEG_QUADTO -> 2;
            case PathIterator.SEG_CUBICTO -> 3;
            default -> 1;
          };
      for (int i = 0; i < points; i++) {
        add(contour, new Point(at[2 * i], -at[2 * i + 1], i == points - 1));
      }
    }
    close(contour, contours);
    return contours;
  }

  private static void add(List<Point> contour, Point point) {
    if (contour.isEmpty() || !same(contour.get(contour.size() - 1), point)) {
      contour.add(point);
    }
  }

  private static void close(List<Point> contour, List<List<Point>> contours) {
    if (contour.size() > 1 && same(contour.get(0), contour.get(contour.size() - 1))) {
      contour.remove(contour.size() - 1);
    }
    if (contour.size() > 2) {
      contours.add(contour);
    }
  }

  private static boolean same(Point a, Point b) {
    return Math.abs(a.x - b.x) < SAME && Math.abs(a.y - b.y) < SAME;
  }

  private static double area(List<Point> contour) {
    double twice = 0;
    for (int i = 0; i < contour.size(); i++) {
      Point a = contour.get(i);
      Point b = contour.get((i + 1) % contour.size());
      twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2;
  }

  /** Adds the runs of level lines that go the same way. */
  private static void addSegments(List<Point> contour, boolean clockwise, List<Segment> segments) {
    int size = contour.size();
    int[] way = new int[size];
    int start = -1;
    for (int i = 0; i < size; i++) {
      way[i] = way(contour.get(i), contour.get((i + 1) % size));
      if (way[i] != way[(i + size - 1) % size] && i > 0) {
        start = i;
      }
    }
    if (start < 0) {
      return;
    }
    for (int i = 0; i < size; ) {
      int first = (start + i) % size;
      int length = 1;
      while (i + length < size && way[(first + length) % size] == way[first]) {
        length++;
      }
      if (way[first] != 0) {
        segments.add(segment(contour, first, length, (way[first] > 0) == clockwise));
      }
      i += length;
    }
  }

  /** 1 if a line goes right, -1 if it goes left, 0 if it is not level. */
  private static int way(Point from, Point to) {
    double dx = to.x - from.x;
    return Math.abs(dx) > LEVEL * Math.abs(to.y - from.y) ? (int) Math.signum(dx) : 0;
  }

  private static Segment segment(List<Point> contour, int first, int length, boolean top) {
    double minX = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    double minOn = Double.POSITIVE_INFINITY;
    double maxOn = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= length; i++) {
      Point point = contour.get((first + i) % contour.size());
      minX = Math.min(minX, point.x);
      maxX = Math.max(maxX, point.x);
      minY = Math.min(minY, point.y);
      maxY = Math.max(maxY, point.y);
      if (point.on) {
        minOn = Math.min(minOn, point.x);
        maxOn = Math.max(maxOn, point.x);
      }
    }
    boolean curved = !contour.get(first).on || !contour.get((first + length) % contour.size()).on;
    return new Segment((minY + maxY) / 2, minX, maxX, top, curved && maxOn - minOn < STRAIGHT);
  }
}
