// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits text into the pieces within which tokens are made, in the way of GPT-2 (Radford et al.
 * 2019): letters, digits and other signs apart, each with the one space before it; an English
 * ending behind an apostrophe by itself.
 */
public final class PieceSplitter {
  private static final Pattern PIECE =
      Pattern.compile(
          "'\\p{L}{1,2}(?!\\p{L})"
              + "| ?[\\p{L}\\p{M}]+"
              + "| ?\\p{N}+"
              + "| ?[^\\s\\p{Z}\\p{L}\\p{M}\\p{N}]+"
              + "|[\\s\\p{Z}]+(?![^\\s\\p{Z}])"
              + "|[\\s\\p{Z}]+");

  /** Whether a character stands between words. */
  public static boolean isSpace(char c) {
    return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r');
  }

  /** Where the pieces of a text end, ascending; the last is the text's length. */
  public List<Integer> ends(CharSequence text) {
    List<Integer> ends = new ArrayList<>();
    Matcher matcher = PIECE.matcher(text);
    while (matcher.find()) {
      ends.add(matcher.end());
    }
    return ends;
  }

  /** The pieces of a text, which together are the text. */
  public List<String> split(String text) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int end : ends(text)) {
      pieces.add(text.substring(start, end));
      start = end;
    }
    return pieces;
  }
}
