// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.Help;

/**
 * Settings of the mono mode.
 *
 * @param graphemesPerPatch cells in a patch: 1, 2 or 4
 */
public record MonoConfig(
    @Help("cells in a patch: 1, 2 or 4; a wide character takes more than one")
        int graphemesPerPatch) {
  /** Checks the number of cells. */
  public MonoConfig {
    if (graphemesPerPatch != 1 && graphemesPerPatch != 2 && graphemesPerPatch != 4) {
      throw new IllegalArgumentException(
          "graphemes_per_patch is " + graphemesPerPatch + " but must be 1, 2 or 4");
    }
  }

  /** Cells of 8 pixels, as wide as letters of Noto Sans Mono in the usual size. */
  public static MonoConfig defaults() {
    return new MonoConfig(2);
  }
}
