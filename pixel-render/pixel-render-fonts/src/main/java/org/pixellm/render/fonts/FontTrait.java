// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

/** What sets a face apart from one for running text. */
public enum FontTrait {
  /** All letters are equally wide. Such a face comes first where a layout needs that. */
  MONOSPACED,
  /** Draws emoji and sequences of them. */
  EMOJI,
  /** Made of coloured bitmaps instead of outlines. Back ends without colour pass it over. */
  COLOUR
}
