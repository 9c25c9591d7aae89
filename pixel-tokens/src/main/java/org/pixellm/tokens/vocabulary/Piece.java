// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.vocabulary;

/**
 * A word or what stands between words, cut into tokens.
 *
 * @param ids numbers of the tokens
 * @param starts for each token the first UTF-16 index of which it has a part
 * @param ends for each token the UTF-16 index after the last of which it has a part
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Piece(int[] ids, int[] starts, int[] ends) {
  /** Checks that there is a range for each token. */
  public Piece {
    if (ids.length != starts.length || ids.length != ends.length) {
      throw new IllegalArgumentException(
          "%d tokens, %d starts and %d ends".formatted(ids.length, starts.length, ends.length));
    }
  }
}
