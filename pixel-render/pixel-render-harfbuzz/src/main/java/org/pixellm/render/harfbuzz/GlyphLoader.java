// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.lwjgl.util.freetype.FreeType.FT_Done_Face;
import static org.lwjgl.util.freetype.FreeType.FT_Err_Ok;
import static org.lwjgl.util.freetype.FreeType.FT_HAS_COLOR;
import static org.lwjgl.util.freetype.FreeType.FT_IS_SCALABLE;
import static org.lwjgl.util.freetype.FreeType.FT_LOAD_COLOR;
import static org.lwjgl.util.freetype.FreeType.FT_LOAD_NO_BITMAP;
import static org.lwjgl.util.freetype.FreeType.FT_Load_Glyph;
import static org.lwjgl.util.freetype.FreeType.FT_New_Memory_Face;
import static org.lwjgl.util.freetype.FreeType.FT_RENDER_MODE_NORMAL;
import static org.lwjgl.util.freetype.FreeType.FT_Render_Glyph;
import static org.lwjgl.util.freetype.FreeType.FT_Select_Size;
import static org.lwjgl.util.freetype.FreeType.FT_Set_Char_Size;

import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.freetype.FT_Bitmap_Size;
import org.lwjgl.util.freetype.FT_Face;
import org.lwjgl.util.freetype.FT_GlyphSlot;
import org.pixellm.plugins.render.GlyphImage;

/**
 * FreeType's view of one font for one thread at a time: hints and fills outlines, or takes the
 * font's coloured bitmaps of the next larger size.
 */
final class GlyphLoader {
  /** FreeType measures in this many parts of a pixel. */
  private static final int PARTS = 64;

  /** Larger than any glyph at the largest size; guards against broken fonts. */
  private static final int LARGEST = 8192;

  private final FT_Face face;
  private final int loadFlags;
  private final GlyphBitmap bitmap;

  private GlyphLoader(FT_Face face, int loadFlags, GlyphBitmap bitmap) {
    this.face = face;
    this.loadFlags = loadFlags;
    this.bitmap = bitmap;
  }

  /**
   * Opens a font at the configured size.
   *
   * @param library FreeType, for the same thread
   */
  static GlyphLoader open(long library, Face face, HarfBuzzConfig configuration) {
    PointerBuffer pointer = MemoryUtil.memAllocPointer(1);
    try {
      if (FT_New_Memory_Face(library, face.font().bytes(), 0, pointer) != FT_Err_Ok) {
        throw ShapingFont.notAFont(face.source());
      }
      FT_Face opened = FT_Face.create(pointer.get(0));
      boolean scalable = FT_IS_SCALABLE(opened);
      boolean bitmaps = opened.num_fixed_sizes() > 0;
      if (!scalable && !bitmaps) {
        FT_Done_Face(opened);
        throw ShapingFont.notAFont(face.source());
      }
      boolean colour = bitmaps && (!scalable || (configuration.rgb() && FT_HAS_COLOR(opened)));
      return colour ? ofBitmaps(opened, configuration) : ofOutlines(opened, configuration);
    } finally {
      MemoryUtil.memFree(pointer);
    }
  }

  private static GlyphLoader ofOutlines(FT_Face face, HarfBuzzConfig configuration) {
    long size = Math.round(configuration.fontSize() * PARTS);
    Natives.check(FT_Set_Char_Size(face, 0, size, 0, 0), "set the size of a font");
    int flags = configuration.hinting().loadFlags() | FT_LOAD_NO_BITMAP;
    return new GlyphLoader(face, flags, new GlyphBitmap(1, configuration.rgb()));
  }

  private static GlyphLoader ofBitmaps(FT_Face face, HarfBuzzConfig configuration) {
    double wanted = configuration.fontSize() * PARTS;
    FT_Bitmap_Size.Buffer sizes = face.available_sizes();
    int best = 0;
    for (int i = 1; i < face.num_fixed_sizes(); i++) {
      double size = sizes.get(i).y_ppem();
      double bestSize = sizes.get(best).y_ppem();
      boolean larger = bestSize < wanted && size > bestSize;
      boolean closer = size >= wanted && size < bestSize;
      best = larger || closer ? i : best;
    }
    Natives.check(FT_Select_Size(face, best), "choose the size of a font's bitmaps");
    double scale = wanted / Math.max(1, sizes.get(best).y_ppem());
    return new GlyphLoader(face, FT_LOAD_COLOR, new GlyphBitmap(scale, configuration.rgb()));
  }

  /** Draws a glyph. One that the font cannot make sense of is blank. */
  GlyphImage load(int number) {
    if (FT_Load_Glyph(face, number, loadFlags) != FT_Err_Ok) {
      return GlyphImage.blank();
    }
    FT_GlyphSlot slot = face.glyph();
    boolean fits =
        slot.metrics().width() <= (long) LARGEST * PARTS
            && slot.metrics().height() <= (long) LARGEST * PARTS;
    return fits && FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) == FT_Err_Ok
        ? bitmap.image(slot)
        : GlyphImage.blank();
  }

  /** Frees the face. */
  void close() {
    FT_Done_Face(face);
  }
}
