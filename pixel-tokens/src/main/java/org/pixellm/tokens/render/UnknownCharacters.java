// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.render;

import org.pixellm.tokens.vocabulary.TokenVocabulary;
import org.pixellm.tokens.vocabulary.UnknownAsMask;

/** What becomes of a character for which a vocabulary has no token. */
public enum UnknownCharacters {
  /** Its bytes in UTF-8, a token each: nothing is lost. */
  BYTES,
  /** One token, that of what is hidden: which character it was is lost. */
  MASK;

  TokenVocabulary in(TokenVocabulary tokens) {
    return this == MASK ? new UnknownAsMask(tokens) : tokens;
  }
}
