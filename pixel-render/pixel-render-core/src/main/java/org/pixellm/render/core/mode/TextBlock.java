// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.PlacedRun;

/** A text that is shaped and measured, and is placed once it is known where. */
interface TextBlock {

  /**
   * Patches it takes, from its first to before its separator; more than allowed if not all fits.
   */
  int patches();

  /**
   * Places as much as fits, at least one cluster.
   *
   * @param firstPatch where it starts
   * @param endPatch the patch before which it must end, greater than {@code firstPatch}
   */
  Placed place(int firstPatch, int endPatch);

  /**
   * A text in its place.
   *
   * @param run what is drawn
   * @param end UTF-16 index up to which the text was drawn, in reading order
   * @param nextPatch the first patch after it and its blanks; the end patch if they do not fit
   * @param complete whether all of it was drawn uncut
   */
  record Placed(PlacedRun run, int end, int nextPatch, boolean complete) {}
}
