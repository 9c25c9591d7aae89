// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.lwjgl.util.freetype.FreeType.FT_LOAD_NO_HINTING;
import static org.lwjgl.util.freetype.FreeType.FT_LOAD_TARGET_LIGHT;
import static org.lwjgl.util.freetype.FreeType.FT_LOAD_TARGET_NORMAL;

/** How outlines are fitted to the pixel grid before they are filled. */
public enum Hinting {
  /** Not at all. */
  NONE,

  /** To whole rows only, by FreeType's light hinter; widths stay. As the original. */
  SLIGHT,

  /** To rows and columns, by the font's own instructions where it has them. */
  FULL;

  /**
   * FreeType's flags for loading a glyph. They are asked for when glyphs are loaded, not kept: two
   * of them are computed by a class that loads the library, which every list of plug-ins would.
   */
  int loadFlags() {
    return switch (this) {
      case NONE -> FT_LOAD_NO_HINTING;
      case SLIGHT -> FT_LOAD_TARGET_LIGHT;
      case FULL -> FT_LOAD_TARGET_NORMAL;
    };
  }
}
