// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.vocabulary;

import java.util.Arrays;

/**
 * Another vocabulary's tokens, but that a character beyond ASCII of which only bytes would be left
 * is one {@link #MASK}: something that a model knows to be unknown, as BERT's token for the unknown
 * is, and not bytes that it has hardly seen.
 */
public final class UnknownAsMask implements TokenVocabulary {
  private static final int AFTER_ASCII = FIRST_BYTE + 0x80;

  private final TokenVocabulary tokens;

  /** What is known is what another vocabulary has more than bytes for. */
  public UnknownAsMask(TokenVocabulary tokens) {
    this.tokens = tokens;
  }

  @Override
  public int size() {
    return tokens.size();
  }

  @Override
  public Piece cut(String text) {
    Piece piece = tokens.cut(text);
    int[] ids = piece.ids().clone();
    int[] starts = piece.starts().clone();
    int[] ends = piece.ends().clone();
    int count = 0;
    int after;
    for (int first = 0; first < ids.length; first = after) {
      after = first + 1;
      while (after < ids.length && starts[after] == starts[first]) {
        after++; // another part of the same character
      }
      boolean unknown = Arrays.stream(ids, first, after).allMatch(UnknownAsMask::isUnknownByte);
      int kept = unknown ? 1 : after - first;
      for (int i = 0; i < kept; i++, count++) {
        ids[count] = unknown ? MASK : ids[first + i];
        starts[count] = starts[first + i];
        ends[count] = ends[first + i];
      }
    }
    return new Piece(
        Arrays.copyOf(ids, count), Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
  }

  private static boolean isUnknownByte(int token) {
    return token >= AFTER_ASCII && token < AFTER_BYTES;
  }
}
