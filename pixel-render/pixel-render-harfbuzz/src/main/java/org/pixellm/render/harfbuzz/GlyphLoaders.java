// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import java.util.HashMap;
import java.util.Map;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.freetype.FreeType;

/** FreeType for one thread at a time: a library with a face of its own for each font. */
final class GlyphLoaders {
  private final HarfBuzzConfig configuration;
  private final long library;
  private final Map<Integer, GlyphLoader> loaders = new HashMap<>();

  /** Starts FreeType, without faces yet. */
  GlyphLoaders(HarfBuzzConfig configuration) {
    this.configuration = configuration;
    PointerBuffer pointer = MemoryUtil.memAllocPointer(1);
    try {
      Natives.check(FreeType.FT_Init_FreeType(pointer), "start FreeType");
      this.library = pointer.get(0);
    } finally {
      MemoryUtil.memFree(pointer);
    }
  }

  /** What loads a face's glyphs. */
  GlyphLoader of(Face face) {
    return loaders.computeIfAbsent(
        face.index(), index -> GlyphLoader.open(library, face, configuration));
  }

  /** Frees everything; it cannot be used after that. */
  void close() {
    loaders.values().forEach(GlyphLoader::close);
    loaders.clear();
    FreeType.FT_Done_FreeType(library);
  }
}
