// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    TreeMap<Integer, List<Integer>> changes = new TreeMap<>();
    for (int line = 0; line < ranked.size(); line++) {
      for (String range : ranked.get(line).ranges().split(" ", -1)) {
        int dash = range.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash), 16);
        int last = Integer.parseInt(range.substring(dash + 1), 16);
        changes.computeIfAbsent(first, at -> new ArrayList<>(2)).add(line);
        changes.computeIfAbsent(last + 1, at -> new ArrayList<>(2)).add(line);
      }
    }
    int[] starts = changes.keySet().stream().mapToInt(at -> at).toArray();
    int[][] faces = new int[starts.length][];
    Map<BitSet, int[]> known = new HashMap<>();
    BitSet active = new BitSet();
    for (int piece = 0; piece < starts.length; piece++) {
      changes.get(starts[piece]).forEach(active::flip);
      int[] there = known.get(active);
      if (there == null) {
        there = active.stream().map(line -> ranked.get(line).face()).toArray();
        known.put((BitSet) active.clone(), there);
      }
      faces[piece] = there;
    }
    return new FontCoverage(faceCount, starts, faces);
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
