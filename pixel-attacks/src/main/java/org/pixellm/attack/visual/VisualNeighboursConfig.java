// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.visual;

import java.util.Objects;
import org.pixellm.attack.place.DataFile;
import org.pixellm.plugins.Help;

/**
 * Which neighbours.
 *
 * @param nearest how many of a letter's neighbours are taken, the most alike first
 * @param file a table of the user's, in place of the bundled one; empty for none
 */
public record VisualNeighboursConfig(
    @Help("how many neighbours of a letter are taken, the most alike first, 1 or more") int nearest,
    @Help("a table of neighbours, as docs/attacks.md describes; empty for the bundled one")
        String file) {

  /** Checks the number. */
  public VisualNeighboursConfig {
    Objects.requireNonNull(file, "file");
    if (nearest < 1) {
      throw new IllegalArgumentException("nearest must be at least 1, not " + nearest);
    }
  }

  /** The five most alike. */
  public static VisualNeighboursConfig defaults() {
    return new VisualNeighboursConfig(5, "");
  }

  /** The table. */
  LookAlikes table() {
    DataFile data =
        file.isEmpty()
            ? DataFile.bundled(VisualNeighboursConfig.class, "neighbours.tsv")
            : DataFile.read(file);
    return LookAlikes.of(data, nearest, (character, other) -> true);
  }
}
