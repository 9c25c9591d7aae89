// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.render;

import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * Settings of the {@code chars} tokenizer.
 *
 * @param characters those with a token of their own
 * @param unknown what becomes of others beyond ASCII
 */
public record CharsConfig(
    @Help("characters with a token each; \"\": Latin ones") String characters,
    @Help("all others: their bytes, or mask: one sign for the unknown") UnknownCharacters unknown) {
  /** Checks that both are there. */
  public CharsConfig {
    Objects.requireNonNull(characters, "characters");
    Objects.requireNonNull(unknown, "unknown");
  }
}
