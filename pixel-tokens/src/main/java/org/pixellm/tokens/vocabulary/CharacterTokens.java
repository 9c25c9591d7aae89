// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.vocabulary;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Characters that have a token each; all others are cut into the bytes of UTF-8. */
public final class CharacterTokens implements TokenVocabulary {
  private final Map<Integer, Integer> numbers = new HashMap<>();

  /**
   * A vocabulary.
   *
   * @param characters those with a token of their own; empty for bytes alone
   */
  public CharacterTokens(String characters) {
    characters.codePoints().forEach(c -> numbers.putIfAbsent(c, AFTER_BYTES + numbers.size()));
  }

  @Override
  public int size() {
    return AFTER_BYTES + numbers.size();
  }

  @Override
  public Piece cut(String text) {
    Utf8 utf8 = Utf8.of(text);
    int bytes = utf8.bytes().length;
    int[] ids = new int[bytes];
    int[] starts = new int[bytes];
    int[] ends = new int[bytes];
    int count = 0;
    int at = 0;
    while (at < bytes) {
      int start = utf8.chars()[at];
      int codePoint = text.codePointAt(start);
      int end = start + Character.charCount(codePoint);
      int after = at + 1;
      while (after < bytes && utf8.chars()[after] == start) {
        after++;
      }
      int first = count;
      Integer own = numbers.get(codePoint);
      if (own != null) {
        ids[count++] = own;
      } else {
        for (int i = at; i < after; i++) {
          ids[count++] = FIRST_BYTE + utf8.bytes()[i];
        }
      }
      Arrays.fill(starts, first, count, start);
      Arrays.fill(ends, first, count, end);
      at = after;
    }
    return new Piece(
        Arrays.copyOf(ids, count), Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
  }
}
