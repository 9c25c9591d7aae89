// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Chooses a face for each cluster of a run: the first that covers all of it, so that a letter and
 * its marks come from one font; failing that the first that covers its first code point; failing
 * that the first face, which draws a box.
 *
 * <p>White space is as wide as in the face of what it follows, as in the original.
 */
public final class FaceItemizer {
  private final FaceCoverage coverage;
  private final GraphemeBreaks graphemes = new GraphemeBreaks();

  /** An itemiser over the faces of a back end. */
  public FaceItemizer(FaceCoverage coverage) {
    this.coverage = Objects.requireNonNull(coverage, "coverage");
  }

  /** Cuts a run into parts of one face each, in reading order. */
  public List<FaceRun> split(String run) {
    if (coversAll(0, run, 0, run.length())) {
      return List.of(new FaceRun(0, 0, run.length()));
    }
    List<FaceRun> runs = new ArrayList<>();
    int start = 0;
    int face = -1;
    int from = 0;
    for (int end : graphemes.ends(run)) {
      boolean goesOn = face >= 0 && isSpace(run, from) && coversAll(face, run, from, end);
      int next = goesOn ? face : faceFor(run, from, end);
      if (next != face && from > start) {
        runs.add(new FaceRun(face, start, from));
        start = from;
      }
      face = next;
      from = end;
    }
    runs.add(new FaceRun(face, start, run.length()));
    return runs;
  }

  /** Whether a code point leaves no ink in any font, so that no font need have it. */
  public static boolean isIgnorable(int codePoint) {
    return UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
  }

  private static boolean isSpace(String run, int index) {
    return UCharacter.isUWhiteSpace(run.codePointAt(index));
  }

  private int faceFor(String run, int start, int end) {
    for (int face = 0; face < coverage.faces(); face++) {
      if (coversAll(face, run, start, end)) {
        return face;
      }
    }
    int first = run.codePointAt(start);
    for (int face = 0; face < coverage.faces(); face++) {
      if (coverage.covers(face, first)) {
        return face;
      }
    }
    return 0;
  }

  private boolean coversAll(int face, String run, int start, int end) {
    for (int i = start; i < end; ) {
      int codePoint = run.codePointAt(i);
      if (!isIgnorable(codePoint) && !coverage.covers(face, codePoint)) {
        return false;
      }
      i += Character.charCount(codePoint);
    }
    return true;
  }
}
