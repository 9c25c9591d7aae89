// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.render;

import java.util.Arrays;
import org.pixellm.render.core.shape.BoundedCache;
import org.pixellm.render.core.shape.GraphemeBreaks;
import org.pixellm.tokens.vocabulary.Piece;
import org.pixellm.tokens.vocabulary.PieceSplitter;
import org.pixellm.tokens.vocabulary.TokenVocabulary;

/** Cuts texts into tokens, and tells which clusters they are of. Safe to share between threads. */
final class PartTokenizer {
  private static final int PIECES_KEPT = 1 << 16;
  private static final int LONGEST_KEPT = 32;

  private final TokenVocabulary vocabulary;
  private final PieceSplitter splitter = new PieceSplitter();
  private final GraphemeBreaks graphemes = new GraphemeBreaks();
  private final BoundedCache<String, Piece> pieces = new BoundedCache<>(PIECES_KEPT);

  PartTokenizer(TokenVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Tokens of a text with the range of characters that each has a part of. */
  private static final class Ranges {
    private int[] ids = new int[16];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int count;

    /** Adds a piece that starts at an index of the text, -1 for one with the space before it. */
    void add(Piece piece, int offset) {
      int total = count + piece.ids().length;
      if (total > ids.length) {
        int capacity = Math.max(total, 2 * ids.length);
        ids = Arrays.copyOf(ids, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
      }
      for (int i = 0; i < piece.ids().length; i++) {
        ids[count] = piece.ids()[i];
        starts[count] = Math.max(0, piece.starts()[i] + offset);
        ends[count] = Math.max(0, piece.ends()[i] + offset);
        count++;
      }
    }
  }

  /**
   * Cuts a text. It is cut as if a space stood before it, so that a word has the same tokens
   * wherever it stands.
   */
  TokenizedPart tokenize(String text) {
    if (text.isEmpty()) {
      return new TokenizedPart(new int[0], new int[0], new int[0], new int[0], new boolean[0]);
    }
    int added = PieceSplitter.isSpace(text.charAt(0)) ? 0 : 1;
    String cut = added == 0 ? text : " " + text;
    Ranges ranges = new Ranges();
    boolean[] pieceStarts = new boolean[text.length() + 1];
    int start = 0;
    for (int end : splitter.ends(cut)) {
      String piece = cut.substring(start, end);
      Piece tokens =
          piece.length() <= LONGEST_KEPT
              ? pieces.get(piece, vocabulary::cut)
              : vocabulary.cut(piece);
      ranges.add(tokens, start - added);
      pieceStarts[Math.max(0, start - added)] = true;
      start = end;
    }
    return part(ranges, graphemes.ends(text), pieceStarts);
  }

  private static TokenizedPart part(Ranges ranges, int[] ends, boolean[] pieceStarts) {
    int[] first = new int[ends.length];
    int[] after = new int[ends.length];
    boolean[] begins = new boolean[ends.length];
    int start = 0;
    int token = 0;
    for (int cluster = 0; cluster < ends.length; cluster++) {
      // A token of nothing, the space that was added, belongs to the cluster behind it.
      while (token < ranges.count && ranges.ends[token] <= start && cluster > 0) {
        token++;
      }
      first[cluster] = token;
      int last = token;
      while (last + 1 < ranges.count && ranges.starts[last + 1] < ends[cluster]) {
        last++;
      }
      after[cluster] = last + 1;
      begins[cluster] = pieceStarts[start];
      token = last;
      start = ends[cluster];
    }
    return new TokenizedPart(Arrays.copyOf(ranges.ids, ranges.count), ends, first, after, begins);
  }
}
