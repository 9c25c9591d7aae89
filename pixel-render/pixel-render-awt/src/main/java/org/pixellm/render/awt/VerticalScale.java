// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import java.awt.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * How a font's heights map to pixel rows: a scale at which small letters are a whole number of rows
 * high, and zones where letters end. Measured on the font's own Latin letters; a font without any
 * has the plain scale and no zones.
 */
final class VerticalScale {
  private static final String CAPITAL_TOPS = "THEZOCQS";
  private static final String CAPITAL_BOTTOMS = "HEZLOCUS";
  private static final String ASCENDERS = "fijkdbh";
  private static final String SMALL_TOPS = "uvxzoesc";
  private static final String SMALL_BOTTOMS = "nrxzoesc";
  private static final String DESCENDERS = "pqgjy";

  private final double scale;
  private final double stemWidth;
  private final List<AlignmentZone> zones;

  private VerticalScale(double scale, double stemWidth, List<AlignmentZone> zones) {
    this.scale = scale;
    this.stemWidth = stemWidth;
    this.zones = List.copyOf(zones);
  }

  /** Where letters of a set end: flat ones and round ones, in units. */
  private record Ends(double flat, double round) {}

  /**
   * Measures a font.
   *
   * @param outlines by code point, in units, y down; null where there is none
   * @param plainScale pixels to a unit
   */
  static VerticalScale of(IntFunction<Shape> outlines, double plainScale) {
    Ends smallTops = ends(outlines, SMALL_TOPS, true);
    double scale = plainScale;
    if (smallTops != null) {
      double rows = Math.floor(smallTops.round * plainScale + 0.5);
      if (rows >= 1) {
        scale = rows / smallTops.round;
      }
    }
    List<AlignmentZone> zones = new ArrayList<>();
    addZone(zones, true, ends(outlines, CAPITAL_TOPS, true), scale);
    addZone(zones, false, ends(outlines, CAPITAL_BOTTOMS, false), scale);
    addZone(zones, true, ends(outlines, ASCENDERS, true), scale);
    addZone(zones, true, smallTops, scale);
    addZone(zones, false, ends(outlines, SMALL_BOTTOMS, false), scale);
    addZone(zones, false, ends(outlines, DESCENDERS, false), scale);
    return new VerticalScale(scale, stemWidth(outlines), zones);
  }

  /** Pixels to a unit. */
  double scale() {
    return scale;
  }

  /** Height of the font's level strokes in units; 0 if not known. */
  double stemWidth() {
    return stemWidth;
  }

  /** Where letters end. */
  List<AlignmentZone> zones() {
    return zones;
  }

  private static void addZone(List<AlignmentZone> zones, boolean top, Ends ends, double scale) {
    if (ends != null) {
      AlignmentZone zone = AlignmentZone.at(top, ends.flat, ends.round, scale);
      if (zone.isUsable(scale)) {
        zones.add(zone);
      }
    }
  }

  private static Ends ends(IntFunction<Shape> outlines, String letters, boolean top) {
    List<Double> flats = new ArrayList<>();
    List<Double> rounds = new ArrayList<>();
    letters
        .chars()
        .mapToObj(outlines)
        .filter(outline -> outline != null)
        .forEach(outline -> addEnd(outline, top, flats, rounds));
    if (flats.isEmpty() && rounds.isEmpty()) {
      return null;
    }
    double flat = median(flats.isEmpty() ? rounds : flats);
    double round = median(rounds.isEmpty() ? flats : rounds);
    // Rounds that fall short of flats are no overshoot.
    boolean outwards = top ? round >= flat : round <= flat;
    double middle = (flat + round) / 2;
    return outwards ? new Ends(flat, round) : new Ends(middle, middle);
  }

  private static void addEnd(Shape outline, boolean top, List<Double> flats, List<Double> rounds) {
    Comparator<Segment> height = Comparator.comparingDouble(Segment::y);
    SegmentFinder.find(outline).stream()
        .filter(segment -> segment.top() == top)
        .max(top ? height : height.reversed())
        .ifPresent(segment -> (segment.round() ? rounds : flats).add(segment.y()));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** The thickness of the letter o at its top and bottom. */
  private static double stemWidth(IntFunction<Shape> outlines) {
    Shape letter = outlines.apply('o');
    double[] heights =
        letter == null
            ? new double[0]
            : SegmentFinder.find(letter).stream().mapToDouble(Segment::y).sorted().toArray();
    return heights.length < 2 ? 0 : Arrays.stream(heights, 0, 2).reduce(0, (a, b) -> b - a);
  }
}
