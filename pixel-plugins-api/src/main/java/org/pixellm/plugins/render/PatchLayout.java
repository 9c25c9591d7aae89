// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.List;

/**
 * Where a layout mode puts things on a strip. What it says is enough to draw the strip and to tell
 * which character went where, whatever the mode and the back end.
 *
 * @param patchCount patches of the strip, separators included; at least 1
 * @param runs what is drawn, in reading order of the parts
 * @param separators indices of the patches that are all black; drawn over anything else
 * @param end up to where the passage was drawn; the passage's end if all of it was
 * @param complete whether all that was asked for was drawn, the first text of a pair included
 */
public record PatchLayout(
    int patchCount,
    List<PlacedRun> runs,
    List<Integer> separators,
    TextPosition end,
    boolean complete) {
  /** Copies the lists and checks the separators. */
  public PatchLayout {
    if (patchCount < 1) {
      throw new IllegalArgumentException("a strip of " + patchCount + " patches");
    }
    runs = List.copyOf(runs);
    separators = List.copyOf(separators);
    for (int separator : separators) {
      if (separator < 0 || separator >= patchCount) {
        throw new IllegalArgumentException(
            "separator patch " + separator + " on a strip of " + patchCount + " patches");
      }
    }
  }
}
