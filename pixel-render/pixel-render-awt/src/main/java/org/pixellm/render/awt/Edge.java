// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

/** Segments at one height, while they are given a pixel row. */
final class Edge {
  /** Height in units, y up. */
  final double units;

  /** Height in pixels before fitting. */
  final double original;

  /** Whether the ink is below. */
  final boolean top;

  private int rounds;
  private int flats;

  /** The other side of the stroke; null if there is none. */
  Edge stem;

  /** The edge of the stroke that this one is a serif of; null if it is none. */
  Edge serifOf;

  /** The height in pixels that a zone gives; NaN if it is in none. */
  double zone = Double.NaN;

  /** Height in pixels after fitting; NaN until it is known. */
  double fitted = Double.NaN;

  Edge(double units, double scale, boolean top) {
    this.units = units;
    this.original = units * scale;
    this.top = top;
  }

  void count(Segment segment) {
    if (segment.round()) {
      rounds++;
    } else {
      flats++;
    }
  }

  boolean isRound() {
    return rounds > 0 && rounds >= flats;
  }

  boolean isDone() {
    return !Double.isNaN(fitted);
  }

  boolean isInZone() {
    return !Double.isNaN(zone);
  }
}
