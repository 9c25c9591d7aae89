// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BidiRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.pixellm.plugins.render.ClusterDrawing;
import org.pixellm.plugins.render.ShapedText;
import org.pixellm.plugins.render.TextShaper;

/**
 * Shapes lines with any back end: orders runs of both directions as they are seen (UAX 9), has each
 * word shaped once and remembers it, and makes clusters of what a reader sees as one character.
 */
public final class LineShaper implements TextShaper {
  /** Words remembered. Half a million letters at most words' lengths: some ten megabytes. */
  private static final int WORDS_KEPT = 1 << 16;

  /** Longer pieces seldom come twice. */
  private static final int LONGEST_KEPT = 32;

  /** A tab goes on to the next multiple of this many spaces from the line's left edge. */
  private static final int SPACES_PER_TAB = 8;

  private final GlyphBackend backend;
  private final GraphemeBreaks graphemes = new GraphemeBreaks();
  private final GraphemeGrouping grouping = new GraphemeGrouping();
  private final WordCache words = new WordCache(WORDS_KEPT, this::shapeWord);

  /** A shaper of lines over a back end. */
  public LineShaper(GlyphBackend backend) {
    this.backend = Objects.requireNonNull(backend, "backend");
  }

  @Override
  public ShapedText shape(String text, int start, int end) {
    Objects.checkFromToIndex(start, end, text.length());
    if (start == end) {
      return ShapedText.empty();
    }
    if (isOneWord(text, start, end)) {
      return word(text, start, end, false);
    }
    Line line = new Line(text, end - start);
    if (backend.direction() == BaseDirection.RTL || mayReorder(text, start, end)) {
      return shapeBothDirections(line, start, end);
    }
    line.addLeftToRight(start, end);
    return line.finish(false);
  }

  @Override
  public ShapedText shapeIsolated(String text, int start, int end, boolean rightToLeft) {
    Objects.checkFromToIndex(start, end, text.length());
    ShapedText.Builder line = new ShapedText.Builder(end - start);
    int at = rightToLeft ? end : start;
    while (rightToLeft ? at > start : at < end) {
      int letter = rightToLeft ? text.codePointBefore(at) : text.codePointAt(at);
      int length = Character.charCount(letter);
      // Half of a pair may be all that is in the range.
      int from = rightToLeft ? Math.max(start, at - length) : at;
      int to = rightToLeft ? at : Math.min(end, at + length);
      ShapedText alone = word(text, from, to, isRightToLeft(letter));
      line.add(from, to, rightToLeft, true, alone.drawing(0));
      at = rightToLeft ? from : to;
    }
    return line.build(rightToLeft);
  }

  @Override
  public boolean alwaysRightToLeft() {
    return backend.direction() == BaseDirection.RTL;
  }

  private static boolean isRightToLeft(int letter) {
    byte direction = Character.getDirectionality(letter);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /** Whether all that is shaped is one word, remembered as it is, at the start of its text. */
  private boolean isOneWord(String text, int start, int end) {
    return start == 0
        && text.charAt(0) != '\t'
        && end <= LONGEST_KEPT
        && Tokens.end(text, 0, end) == end
        && backend.direction() != BaseDirection.RTL
        && !mayReorder(text, 0, end);
  }

  private ShapedText shapeBothDirections(Line line, int start, int end) {
    Bidi bidi = new Bidi();
    // Control characters are blanks here, so none of them may end the paragraph.
    bidi.setPara(Sanitized.of(line.text.substring(start, end)), paragraphLevel(), null);
    for (int i = 0; i < bidi.countRuns(); i++) {
      BidiRun run = bidi.getVisualRun(i);
      if (run.isOddRun()) {
        line.addRightToLeft(start + run.getStart(), start + run.getLimit());
      } else {
        line.addLeftToRight(start + run.getStart(), start + run.getLimit());
      }
    }
    return line.finish((bidi.getParaLevel() & 1) == 1);
  }

  private byte paragraphLevel() {
    return switch (backend.direction()) {
      case AUTO -> Bidi.LEVEL_DEFAULT_LTR;
      case LTR -> Bidi.LTR;
      case RTL -> Bidi.RTL;
    };
  }

  /** Whether any character could make the line differ from reading order. */
  private static boolean mayReorder(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 0x590
          && (c < 0x900
              || (c >= 0x200E && c <= 0x206F)
              || (c >= 0xD802 && c <= 0xD83B)
              || (c >= 0xFB1D && c <= 0xFEFC))) {
        return true;
      }
    }
    return false;
  }

  private ShapedText word(String text, int start, int end, boolean rightToLeft) {
    return end - start > LONGEST_KEPT
        ? shapeWord(text.substring(start, end), rightToLeft)
        : words.get(text, start, end, rightToLeft);
  }

  private ShapedText shapeWord(String word, boolean rightToLeft) {
    String safe = Sanitized.of(word);
    List<GlyphShape> shapes = backend.shape(safe, rightToLeft);
    if (!safe.equals(word)) {
      shapes = shapes.stream().map(shape -> tellOfSurrogates(shape, word)).toList();
    }
    return grouping.group(shapes, graphemes.ends(word), rightToLeft);
  }

  /** Tells of surrogates without partner. */
  private static GlyphShape tellOfSurrogates(GlyphShape shape, String text) {
    ClusterDrawing drawing = shape.drawing();
    List<Integer> missing = new ArrayList<>(drawing.missing());
    for (int i = shape.start(); i < shape.end(); i++) {
      if (Sanitized.isLoneSurrogate(text, i)) {
        missing.add((int) text.charAt(i));
      }
    }
    return new GlyphShape(
        shape.start(),
        shape.end(),
        new ClusterDrawing(drawing.advance(), drawing.glyphs(), missing));
  }

  /** A line that grows to the right. */
  private final class Line {
    private final String text;
    private final ShapedText.Builder clusters;

    Line(String text, int capacity) {
      this.text = text;
      this.clusters = new ShapedText.Builder(capacity);
    }

    void addLeftToRight(int start, int end) {
      for (int from = start; from < end; ) {
        int to = Tokens.end(text, from, end);
        add(from, to, false);
        from = to;
      }
    }

    void addRightToLeft(int start, int end) {
      int[] cuts = new int[end - start + 1];
      int count = 0;
      for (int from = start; from < end; from = Tokens.end(text, from, end)) {
        cuts[count++] = from;
      }
      int to = end;
      while (count > 0) {
        int from = cuts[--count];
        add(from, to, true);
        to = from;
      }
    }

    private void add(int from, int to, boolean rightToLeft) {
      clusters.append(word(text, from, to, rightToLeft), from);
      if (text.charAt(from) == '\t') {
        widenTab();
      }
    }

    /** Makes the last cluster, a tab as wide as a space, reach to the next stop. */
    private void widenTab() {
      int stop = SPACES_PER_TAB * Math.max(1, word(" ", 0, 1, false).width());
      clusters.widenLast(stop - (clusters.width() - 1) % stop - 1);
    }

    ShapedText finish(boolean rightToLeft) {
      return clusters.build(rightToLeft);
    }
  }
}
