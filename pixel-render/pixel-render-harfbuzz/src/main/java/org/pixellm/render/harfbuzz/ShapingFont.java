// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.lwjgl.util.harfbuzz.HarfBuzz.HB_MEMORY_MODE_READONLY;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_blob_create_or_fail;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_blob_destroy;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_face_create_or_fail;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_face_destroy;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_face_get_glyph_count;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_face_make_immutable;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_font_create;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_font_destroy;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_font_make_immutable;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_font_set_scale;
import static org.lwjgl.util.harfbuzz.HarfBuzz.nhb_font_get_nominal_glyph;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.lwjgl.system.MemoryUtil;
import org.pixellm.plugins.PixelException;

/**
 * A font file in memory outside the heap, and HarfBuzz's view of it at one size. HarfBuzz's objects
 * never change once made, so all threads share them; FreeType's faces read the same bytes.
 */
final class ShapingFont {
  /** HarfBuzz computes in this many parts of a pixel, as Pango has it do. */
  static final int PARTS = 1024;

  private static final int PAGE = 256;

  private final ByteBuffer bytes;
  private final long font;
  private final int glyphCount;

  /** Glyph of each code point, page by page as they are asked for. */
  private final AtomicReferenceArray<int[]> glyphOf =
      new AtomicReferenceArray<>((Character.MAX_CODE_POINT + 1) / PAGE);

  private ShapingFont(ByteBuffer bytes, long font, int glyphCount) {
    this.bytes = bytes;
    this.font = font;
    this.glyphCount = glyphCount;
  }

  /**
   * Loads a font.
   *
   * @param scope frees it
   * @throws PixelException if it is no font
   */
  static ShapingFont load(FontSource source, double fontSize, NativeScope scope) {
    byte[] file = source.bytes().get();
    ByteBuffer bytes = MemoryUtil.memAlloc(Math.max(1, file.length));
    scope.add(NativeScope.Stage.BYTES, () -> MemoryUtil.memFree(bytes));
    bytes.put(0, file);
    long blob = hb_blob_create_or_fail(bytes, HB_MEMORY_MODE_READONLY, MemoryUtil.NULL, null);
    long face = blob == MemoryUtil.NULL ? MemoryUtil.NULL : hb_face_create_or_fail(blob, 0);
    if (blob != MemoryUtil.NULL) {
      hb_blob_destroy(blob); // the face holds on to it
    }
    int glyphs = face == MemoryUtil.NULL ? 0 : hb_face_get_glyph_count(face);
    if (glyphs <= 0) {
      if (face != MemoryUtil.NULL) {
        hb_face_destroy(face);
      }
      throw notAFont(source);
    }
    hb_face_make_immutable(face);
    long font = hb_font_create(face);
    hb_face_destroy(face); // the font holds on to it
    int scale = (int) Math.round(fontSize * PARTS);
    hb_font_set_scale(font, scale, scale);
    hb_font_make_immutable(font);
    scope.add(NativeScope.Stage.FONTS, () -> hb_font_destroy(font));
    return new ShapingFont(bytes, font, glyphs);
  }

  /** The error for a file that only looks like a font. */
  static PixelException notAFont(FontSource source) {
    return new PixelException(
        "the file "
            + source.name()
            + " is no font that FreeType and HarfBuzz can read: name a TTF or OTF file");
  }

  /** The file. */
  ByteBuffer bytes() {
    return bytes;
  }

  /** HarfBuzz's {@code hb_font_t}. */
  long handle() {
    return font;
  }

  /** Glyphs in the font; their numbers are less than this. */
  int glyphCount() {
    return glyphCount;
  }

  /** The glyph that the font's cmap has for a code point; 0 for none. */
  int glyphOf(int codePoint) {
    int page = codePoint / PAGE;
    int[] glyphs = glyphOf.get(page);
    if (glyphs == null) {
      glyphs = readPage(page);
      glyphOf.set(page, glyphs);
    }
    return glyphs[codePoint % PAGE];
  }

  private int[] readPage(int page) {
    int[] glyphs = new int[PAGE];
    long result = MemoryUtil.nmemAllocChecked(Integer.BYTES);
    try {
      for (int i = 0; i < PAGE; i++) {
        int found = nhb_font_get_nominal_glyph(font, page * PAGE + i, result);
        glyphs[i] = found == 0 ? 0 : MemoryUtil.memGetInt(result);
      }
    } finally {
      MemoryUtil.nmemFree(result);
    }
    return glyphs;
  }
}
