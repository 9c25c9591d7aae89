// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.vocabulary;

/**
 * The tokens of a model, and how text is cut into them. Immutable, and safe to share between
 * threads.
 *
 * <p>The first tokens are the same in all: {@link #PADDING}, {@link #SEPARATOR}, {@link #MASK}, and
 * then one for each of the 256 bytes, so that no text is unknown.
 */
public interface TokenVocabulary {
  /** Stands where there is nothing. */
  int PADDING = 0;

  /** Ends a text. */
  int SEPARATOR = 1;

  /** Stands for a token that a model has to guess. */
  int MASK = 2;

  /** The token of byte 0; those of the others follow. */
  int FIRST_BYTE = 3;

  /** The first number that no byte has. */
  int AFTER_BYTES = FIRST_BYTE + 256;

  /** Most tokens of a vocabulary: each is a number of three bytes, and the highest is padding. */
  int MOST = (1 << 24) - 1;

  /** How many tokens there are. */
  int size();

  /**
   * Cuts a piece of text.
   *
   * @param text any string
   */
  Piece cut(String text);
}
