// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

/**
 * How a word turns about the middle of its ink. Coordinates are edges of pixels, rows downwards, so
 * that a positive angle turns as the hands of a clock do.
 *
 * @param ink where ink stands
 * @param word which of it
 */
record Tilt(InkColumns ink, InkColumns.Word word) {

  /** Column of the middle. */
  double middleX() {
    return (word.inkFrom() + word.inkTo()) / 2.0;
  }

  /** Row of the middle. */
  double middleY() {
    int top = ink.rows();
    int end = 0;
    for (int x = word.inkFrom(); x < word.inkTo(); x++) {
      if (!ink.isBlank(x)) {
        top = Math.min(top, ink.top(x));
        end = Math.max(end, ink.end(x));
      }
    }
    return (top + end) / 2.0;
  }

  /**
   * The largest angle, in radians, at which all ink is still between the strip's upper and lower
   * edge; a right angle or less.
   *
   * @param sign 1 to turn with the clock, -1 against it
   */
  double limit(int sign) {
    double middleX = middleX();
    double middleY = middleY();
    double limit = Math.PI / 2;
    for (int x = word.inkFrom(); x < word.inkTo(); x++) {
      if (ink.isBlank(x)) {
        continue;
      }
      double above = middleY - ink.top(x);
      double below = ink.end(x) - middleY;
      for (int edge = x; edge <= x + 1; edge++) {
        double ahead = sign * (edge - middleX);
        // What is ahead of the middle goes down, what is behind it goes up.
        limit = Math.min(limit, reach(ahead, below, ink.rows() - middleY));
        limit = Math.min(limit, reach(-ahead, above, middleY));
      }
    }
    return limit;
  }

  /**
   * The angle at which a corner comes to an edge. At distance r and angle b from the middle, it is
   * r sin(angle + b) from the middle's row.
   *
   * @param along how far the corner is from the middle, towards where corners turn to the edge
   * @param off how far it is from the middle's row, towards the edge
   * @param room how far the edge is
   */
  private static double reach(double along, double off, double room) {
    double distance = StrictMath.hypot(along, off);
    return along <= 0 || distance <= room
        ? Math.PI / 2
        : Math.max(0, StrictMath.asin(room / distance) - StrictMath.atan2(off, along));
  }

  /**
   * How far the turned word must move to the right, or left if negative, to stay on the strip. What
   * has no room at either side stays where it is.
   *
   * @param angle in radians
   */
  double shift(double angle) {
    double least = 0;
    double most = ink.columns();
    double middleX = middleX();
    double middleY = middleY();
    double sin = StrictMath.sin(angle);
    double cos = StrictMath.cos(angle);
    for (int x = word.inkFrom(); x < word.inkTo(); x++) {
      if (ink.isBlank(x)) {
        continue;
      }
      double top = middleX - sin * (ink.top(x) - middleY);
      double end = middleX - sin * (ink.end(x) - middleY);
      least = Math.min(least, cos * (x - middleX) + Math.min(top, end));
      most = Math.max(most, cos * (x + 1 - middleX) + Math.max(top, end));
    }
    double beyond = most - ink.columns();
    return least < 0 && beyond > 0 ? 0 : -least - beyond;
  }
}
