// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import java.util.Objects;
import org.pixellm.attack.place.DataFile;
import org.pixellm.plugins.Help;

/**
 * Whose misspellings.
 *
 * @param file a list of the user's, in place of the bundled English one; empty for none
 */
public record NaturalTypoConfig(
    @Help("a list of misspellings: a line for a word, first the word; empty for the English one")
        String file) {

  /** Checks that there is a name. */
  public NaturalTypoConfig {
    Objects.requireNonNull(file, "file");
  }

  /** English. */
  public static NaturalTypoConfig defaults() {
    return new NaturalTypoConfig("");
  }

  /** The list. */
  Misspellings misspellings() {
    return Misspellings.of(
        file.isEmpty()
            ? DataFile.bundled(NaturalTypoConfig.class, "misspellings-en.txt")
            : DataFile.read(file));
  }
}
