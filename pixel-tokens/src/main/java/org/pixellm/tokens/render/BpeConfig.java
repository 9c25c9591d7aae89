// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.render;

import java.util.List;
import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * Settings of the {@code bpe} tokenizer.
 *
 * @param vocabulary a file of merges as {@code pixel vocabulary} writes it; empty for those that
 *     are given, or else for the bundled English ones
 * @param size tokens of the vocabulary: later merges are left out; 0 for all
 * @param merges the merges themselves, a line of such a file each; a saved model has them here
 * @param unknown what becomes of a character beyond ASCII that is in no merge
 */
public record BpeConfig(
    @Help("file of merges, as `pixel vocabulary` or GPT-2 writes it; empty: bundled English ones")
        String vocabulary,
    @Help("tokens of the vocabulary, later merges are left out; 0: all") int size,
    @Help("the merges themselves; a saved model has them here") List<String> merges,
    @Help("a character that no merge covers: its bytes, or mask: one sign for the unknown")
        UnknownCharacters unknown) {

  /** Checks and copies. */
  public BpeConfig {
    merges = List.copyOf(merges);
    Objects.requireNonNull(unknown, "unknown");
    if (!vocabulary.isEmpty() && !merges.isEmpty()) {
      throw new IllegalArgumentException("give vocabulary or merges, not both");
    }
    if (size != 0 && size < 260) {
      throw new IllegalArgumentException(
          "size must be 0 or at least 260, for bytes and signs have 259 tokens, not " + size);
    }
  }
}
