// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sorts the letters of a page into lines, from the top. */
final class LineFinder {
  /** Height of one line, in letter heights, above which it is looked at as several. */
  private static final double TALL = 2.4;

  /** Share of the densest row that the middle of a line has at least. */
  private static final double DENSE = 0.4;

  /** Share of a letter's height below which a row of dots is part of the line beside it. */
  private static final double SMALL = 0.5;

  private final InkPage page;

  LineFinder(InkPage page) {
    this.page = page;
  }

  /** Rows: {@code top} to before {@code bottom}. */
  private record Band(int top, int bottom) {
    int height() {
      return bottom - top;
    }

    /** Rows between the band and a component; negative where they overlap. */
    int distance(Component c) {
      return Math.max(top - c.bottom(), c.top() - bottom);
    }
  }

  /** The lines, each from left to right; none is empty. */
  List<List<Component>> find() {
    List<Band> bands = new ArrayList<>();
    double[] profile = profile();
    for (Band run : runs(profile, 0, profile.length, 0)) {
      bands.addAll(run.height() > TALL * page.letterHeight() ? split(profile, run) : List.of(run));
    }
    List<Band> lines = withoutDots(bands);
    List<List<Component>> sorted = new ArrayList<>();
    lines.forEach(band -> sorted.add(new ArrayList<>()));
    for (Component c : page.components()) {
      sorted.get(nearest(lines, c)).add(c);
    }
    sorted.removeIf(List::isEmpty);
    sorted.forEach(line -> line.sort(Comparator.comparingInt(Component::left)));
    return sorted;
  }

  /** Ink of each row, as if it were spread evenly over each letter's box. */
  private double[] profile() {
    double[] profile = new double[page.ink().rows()];
    for (Component c : page.components()) {
      for (int y = c.top(); y < c.bottom(); y++) {
        profile[y] += (double) c.area() / c.height();
      }
    }
    return profile;
  }

  /** Runs of rows above a threshold. */
  private static List<Band> runs(double[] profile, int from, int to, double above) {
    List<Band> runs = new ArrayList<>();
    int start = -1;
    for (int y = from; y <= to; y++) {
      boolean ink = y < to && profile[y] > above;
      if (ink && start < 0) {
        start = y;
      } else if (!ink && start >= 0) {
        runs.add(new Band(start, y));
        start = -1;
      }
    }
    return runs;
  }

  /** The dense middles of lines whose letters reach into each other's rows. */
  private List<Band> split(double[] profile, Band run) {
    double densest = 0;
    for (int y = run.top(); y < run.bottom(); y++) {
      densest = Math.max(densest, profile[y]);
    }
    List<Band> middles =
        runs(profile, run.top(), run.bottom(), DENSE * densest).stream()
            .filter(band -> band.height() >= SMALL * page.letterHeight())
            .toList();
    return middles.isEmpty() ? List.of(run) : middles;
  }

  /** Dots of i and accents that no letter reaches up to are no lines. */
  private List<Band> withoutDots(List<Band> bands) {
    double small = SMALL * page.letterHeight();
    List<Band> lines = new ArrayList<>();
    for (int i = 0; i < bands.size(); i++) {
      Band band = bands.get(i);
      double above = i == 0 ? Double.MAX_VALUE : band.top() - bands.get(i - 1).bottom();
      double below =
          i + 1 == bands.size() ? Double.MAX_VALUE : bands.get(i + 1).top() - band.bottom();
      if (band.height() >= small || Math.min(above, below) > page.letterHeight()) {
        lines.add(band);
      }
    }
    return lines.isEmpty() ? bands : lines;
  }

  private static int nearest(List<Band> lines, Component c) {
    int best = 0;
    for (int i = 1; i < lines.size(); i++) {
      int distance = lines.get(i).distance(c);
      int bestDistance = lines.get(best).distance(c);
      boolean nearer = distance < bestDistance;
      if (distance < 0 && bestDistance < 0) {
        nearer = fromMiddle(lines.get(i), c) < fromMiddle(lines.get(best), c);
      }
      best = nearer ? i : best;
    }
    return best;
  }

  private static int fromMiddle(Band band, Component c) {
    return Math.abs(band.top() + band.bottom() - c.middle());
  }
}
