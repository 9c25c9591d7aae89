// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * The lines of a text, long ones in pieces, so that one without end takes no more memory than
 * another. Used by one thread.
 */
final class TextPieces {
  private final Reader reader;
  private final int mostChars;
  private final StringBuilder rest = new StringBuilder();
  private final char[] buffer = new char[1 << 13];
  private int searched;
  private int line = 1;
  private boolean ended;

  /**
   * A piece.
   *
   * @param text not empty, without line breaks
   * @param line number of the line it is of, from 1
   */
  record Piece(String text, int line) {}

  /**
   * Pieces of a text.
   *
   * @param mostChars most UTF-16 units of a piece, at least 2
   */
  TextPieces(Reader reader, int mostChars) {
    this.reader = reader;
    this.mostChars = mostChars;
  }

  /** The next piece that is not empty; none at the end. */
  Optional<Piece> next() throws IOException {
    while (true) {
      int end = lineEnd();
      if (end < 0 && rest.length() <= mostChars && !ended) {
        read();
        continue;
      }
      int to = end < 0 ? rest.length() : end;
      if (to > mostChars) {
        to = cut();
        return Optional.of(take(to, to, false));
      }
      if (end < 0) {
        return to == 0 ? Optional.empty() : Optional.of(take(to, to, false));
      }
      Piece piece = take(end, end + 1, true);
      if (!piece.text().isEmpty()) {
        return Optional.of(piece);
      }
    }
  }

  private int lineEnd() {
    for (; searched < Math.min(rest.length(), mostChars + 1); searched++) {
      if (rest.charAt(searched) == '\n') {
        return searched;
      }
    }
    return -1;
  }

  private void read() throws IOException {
    int count = reader.read(buffer);
    if (count < 0) {
      ended = true;
    } else {
      rest.append(buffer, 0, count);
    }
  }

  /** After a space if there is one in the second half, in any case not within a code point. */
  private int cut() {
    for (int i = mostChars; i > mostChars / 2; i--) {
      if (Character.isWhitespace(rest.charAt(i - 1))) {
        return i;
      }
    }
    return Character.isHighSurrogate(rest.charAt(mostChars - 1)) ? mostChars - 1 : mostChars;
  }

  private Piece take(int to, int removed, boolean lineEnds) {
    Piece piece = new Piece(rest.substring(0, to), line);
    rest.delete(0, removed);
    searched = 0;
    line += lineEnds ? 1 : 0;
    return piece;
  }
}
