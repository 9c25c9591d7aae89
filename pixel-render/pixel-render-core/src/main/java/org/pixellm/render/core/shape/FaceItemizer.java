// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Chooses a face for each cluster of a run: the best that covers all of it, so that a letter and
 * its marks come from one font; failing that the best for its first code point; failing that the
 * first face, which draws a box. A blank goes with the face before it, as in Pango, and so does
 * what scripts share. Variation selectors ask for faces of emoji or refuse them.
 */
public final class FaceItemizer {
  private static final char AS_TEXT = '\uFE0E';
  private static final char AS_EMOJI = '\uFE0F';
  private static final int NONE = -1;

  private final FaceCoverage coverage;
  private final GraphemeBreaks graphemes = new GraphemeBreaks();

  /** An itemiser over the faces of a back end. */
  public FaceItemizer(FaceCoverage coverage) {
    this.coverage = Objects.requireNonNull(coverage, "coverage");
  }

  /** Cuts a run into parts of one face each, in reading order. */
  public List<FaceRun> split(String run) {
    if (run.indexOf(AS_EMOJI) < 0 && coversAll(0, run, 0, run.length())) {
      return List.of(new FaceRun(0, 0, run.length()));
    }
    List<FaceRun> runs = new ArrayList<>();
    int start = 0;
    int face = NONE;
    int from = 0;
    for (int end : graphemes.ends(run)) {
      int next = faceFor(run, from, end, face);
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

  /** The faces that draw a text, ascending. */
  public SortedSet<Integer> facesOf(String text) {
    SortedSet<Integer> faces = new TreeSet<>();
    split(text).forEach(run -> faces.add(run.face()));
    return faces;
  }

  /** Whether a code point leaves no ink in any font, so that no font need have it. */
  public static boolean isIgnorable(int codePoint) {
    return UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
  }

  private int faceFor(String run, int start, int end, int previous) {
    int lead = firstWithInk(run, start, end);
    if (lead == NONE || UCharacter.isUWhiteSpace(lead)) {
      // Nothing to see: any face will do, and that of the text before does not break it. Only
      // emoji have blanks too wide for text.
      if (previous != NONE && !coverage.emoji(previous) && coversAll(previous, run, start, end)) {
        return previous;
      }
    }
    int[] candidates = lead == NONE ? new int[0] : coverage.candidates(lead);
    boolean asEmoji = run.lastIndexOf(AS_EMOJI, end - 1) >= start;
    if (asEmoji || run.lastIndexOf(AS_TEXT, end - 1) >= start) {
      for (int face : candidates) {
        if (coverage.emoji(face) == asEmoji && coversAll(face, run, start, end)) {
          return face;
        }
      }
    }
    if (isShared(candidates, previous) && coversAll(previous, run, start, end)) {
      return previous;
    }
    for (int face : candidates) {
      if (coversAll(face, run, start, end)) {
        return face;
      }
    }
    return candidates.length == 0 ? 0 : candidates[0];
  }

  /** Whether faces of scripts, of which one drew the text before, all could draw a code point. */
  private boolean isShared(int[] candidates, int previous) {
    int scripts = coverage.firstOfScripts();
    return previous >= scripts
        && candidates.length > 1
        && candidates[0] >= scripts
        && !coverage.emoji(candidates[0])
        && !coverage.emoji(previous);
  }

  private static int firstWithInk(String run, int start, int end) {
    for (int i = start; i < end; ) {
      int codePoint = run.codePointAt(i);
      if (!isIgnorable(codePoint)) {
        return codePoint;
      }
      i += Character.charCount(codePoint);
    }
    return NONE;
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
