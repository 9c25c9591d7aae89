// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.visual;

import java.util.Objects;
import org.pixellm.attack.place.DataFile;
import org.pixellm.plugins.Help;

/**
 * Which cipher.
 *
 * @param file a table of the user's, in place of the bundled one for Latin letters; empty for none
 */
public record CipherConfig(
    @Help("a table of look-alikes, as docs/attacks.md describes; empty for the bundled one")
        String file) {

  /** Checks that there is a name. */
  public CipherConfig {
    Objects.requireNonNull(file, "file");
  }

  /** The bundled table. */
  public static CipherConfig defaults() {
    return new CipherConfig("");
  }

  /** The table. */
  LookAlikes table() {
    DataFile data =
        file.isEmpty() ? DataFile.bundled(CipherConfig.class, "cipher.tsv") : DataFile.read(file);
    return LookAlikes.of(data, Integer.MAX_VALUE, (character, other) -> true);
  }
}
