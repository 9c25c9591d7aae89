// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which faces draw which code points: those with ink for it, or a blank where one belongs. It was
 * made from the fonts' own tables and outlines when they were bundled, so no font need be opened to
 * know it. Immutable.
 */
public final class FontCoverage {
  private static final int[] NONE = {};

  /** The code space is cut where any range begins or ends; these are the pieces' first points. */
  private final int[] starts;

  /** For each piece the faces that draw it. */
  private final int[][] faces;

  private final int faceCount;

  private FontCoverage(int faceCount, int[] starts, int[][] faces) {
    this.faceCount = faceCount;
    this.starts = starts;
    this.faces = faces;
  }

  /** Code points that a face draws, and the face's rank among others that draw them. */
  record Line(int rank, int face, String ranges) {}

  static FontCoverage of(int faceCount, List<Line> lines) {
    List<Line> ranked = new ArrayList<>(lines);
    ranked.sort(Comparator.comparingInt(Line::rank));
    long[] changes = changes(ranked);
    int[] starts = new int[changes.length];
    int[][] faces = new int[changes.length][];
    int pieces = 0;
    Map<BitSet, int[]> known = new HashMap<>();
    BitSet active = new BitSet();
    for (int change = 0; change < changes.length; pieces++) {
      int start = (int) (changes[change] >>> Integer.SIZE);
      for (; change < changes.length && changes[change] >>> Integer.SIZE == start; change++) {
        active.flip((int) changes[change]);
      }
      int[] there = known.get(active);
      if (there == null) {
        there = active.stream().map(line -> ranked.get(line).face()).toArray();
        known.put((BitSet) active.clone(), there);
      }
      starts[pieces] = start;
      faces[pieces] = there;
    }
    return new FontCoverage(faceCount, Arrays.copyOf(starts, pieces), Arrays.copyOf(faces, pieces));
  }

  /**
   * Where a line's ranges begin and end, in the order of code points: the code point in the upper
   * half, the line in the lower. Numbers in an array, for every process that draws waits for this.
   */
  private static long[] changes(List<Line> ranked) {
    long[] changes = new long[1 << 14];
    int count = 0;
    for (int line = 0; line < ranked.size(); line++) {
      String ranges = ranked.get(line).ranges();
      for (int at = 0; at <= ranges.length(); ) {
        int end = endOf(ranges, at);
        int dash = ranges.indexOf('-', at);
        int firstEnd = dash < 0 || dash > end ? end : dash;
        long first = Integer.parseInt(ranges, at, firstEnd, 16);
        long last = firstEnd == end ? first : Integer.parseInt(ranges, firstEnd + 1, end, 16);
        if (count + 2 > changes.length) {
          changes = Arrays.copyOf(changes, 2 * changes.length);
        }
        changes[count++] = (first << Integer.SIZE) | line;
        changes[count++] = ((last + 1) << Integer.SIZE) | line;
        at = end + 1;
      }
    }
    long[] sorted = Arrays.copyOf(changes, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static int endOf(String ranges, int from) {
    int space = ranges.indexOf(' ', from);
    return space < 0 ? ranges.length() : space;
  }

  /**
   * The faces that draw a code point, best first, as indices into {@link BundledFonts#inOrder()}.
   */
  public int[] faces(int codePoint) {
    return find(codePoint).clone();
  }

  /**
   * Whether a face draws a code point.
   *
   * @param face index into {@link BundledFonts#inOrder()}
   * @param codePoint the code point
   */
  public boolean covers(int face, int codePoint) {
    for (int found : find(codePoint)) {
      if (found == face) {
        return true;
      }
    }
    return false;
  }

  /**
   * The code points that a face draws, ascending.
   *
   * @param face index into {@link BundledFonts#inOrder()}
   */
  public IntStream codePoints(int face) {
    if (face < 0 || face >= faceCount) {
      throw new IndexOutOfBoundsException("face " + face + " of " + faceCount);
    }
    // After the last piece nothing is drawn.
    return IntStream.range(0, starts.length - 1)
        .filter(piece -> IntStream.of(faces[piece]).anyMatch(found -> found == face))
        .flatMap(piece -> IntStream.range(starts[piece], starts[piece + 1]));
  }

  private int[] find(int codePoint) {
    int place = Arrays.binarySearch(starts, codePoint);
    int piece = place >= 0 ? place : -place - 2;
    return piece < 0 ? NONE : faces[piece];
  }
}
