// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.lwjgl.util.freetype.FreeType.FT_LOAD_NO_HINTING;
import static org.lwjgl.util.freetype.FreeType.FT_LOAD_TARGET_LIGHT;
import static org.lwjgl.util.freetype.FreeType.FT_LOAD_TARGET_NORMAL;

/** How outlines are fitted to the pixel grid before they are filled. */
public enum Hinting {
  /** Not at all. */
  NONE(FT_LOAD_NO_HINTING),

  /** To whole rows only, by FreeType's light hinter; widths stay. As the original. */
  SLIGHT(FT_LOAD_TARGET_LIGHT),

  /** To rows and columns, by the font's own instructions where it has them. */
  FULL(FT_LOAD_TARGET_NORMAL);

  private final int loadFlags;

  Hinting(int loadFlags) {
    this.loadFlags = loadFlags;
  }

  /** FreeType's flags for loading a glyph. */
  int loadFlags() {
    return loadFlags;
  }
}
