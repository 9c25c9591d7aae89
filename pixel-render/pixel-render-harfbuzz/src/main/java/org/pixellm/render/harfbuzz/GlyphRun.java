// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.lwjgl.util.harfbuzz.HarfBuzz.HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS;
import static org.lwjgl.util.harfbuzz.HarfBuzz.HB_DIRECTION_LTR;
import static org.lwjgl.util.harfbuzz.HarfBuzz.HB_DIRECTION_RTL;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_buffer_clear_contents;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_buffer_create;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_buffer_destroy;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_buffer_get_length;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_buffer_set_cluster_level;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_buffer_set_direction;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_buffer_set_script;
import static org.lwjgl.util.harfbuzz.HarfBuzz.nhb_buffer_add_utf16;
import static org.lwjgl.util.harfbuzz.HarfBuzz.nhb_buffer_get_glyph_infos;
import static org.lwjgl.util.harfbuzz.HarfBuzz.nhb_buffer_get_glyph_positions;
import static org.lwjgl.util.harfbuzz.HarfBuzz.nhb_shape;

import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.harfbuzz.hb_feature_t;
import org.lwjgl.util.harfbuzz.hb_glyph_info_t;
import org.lwjgl.util.harfbuzz.hb_glyph_position_t;

/**
 * Text of one font, script and direction on its way through HarfBuzz; after {@link #shape}, glyphs
 * from left to right. Reads native memory by address: runs are short, and views of it would cost
 * more than the reading.
 */
final class GlyphRun {
  private static final int KERNING = ('k' << 24) | ('e' << 16) | ('r' << 8) | 'n';

  private final long buffer;
  private final hb_feature_t.Buffer noKerning;
  private long text;
  private int capacity;
  private long infos;
  private long positions;
  private int count;

  GlyphRun() {
    buffer = hb_buffer_create();
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    noKerning = hb_feature_t.calloc(1);
    noKerning.get(0).set(KERNING, 0, 0, -1);
  }

  /**
   * Shapes part of a text; the rest is what its ends may join with.
   *
   * @param font HarfBuzz's font
   * @param script tag of the script
   */
  void shape(
      long font,
      String line,
      int start,
      int end,
      int script,
      boolean rightToLeft,
      boolean kerning) {
    copy(line);
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    nhb_buffer_add_utf16(buffer, text, line.length(), start, end - start);
    hb_buffer_set_direction(buffer, rightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, script);
    nhb_shape(font, buffer, kerning ? MemoryUtil.NULL : noKerning.address(), kerning ? 0 : 1);
    count = hb_buffer_get_length(buffer);
    infos = nhb_buffer_get_glyph_infos(buffer, MemoryUtil.NULL);
    positions = nhb_buffer_get_glyph_positions(buffer, MemoryUtil.NULL);
  }

  private void copy(String line) {
    int units = line.length();
    if (capacity < units) {
      // Twice as much as needed, so that growing is rare.
      long larger = MemoryUtil.nmemReallocChecked(text, 2L * Character.BYTES * units);
      text = larger;
      capacity = 2 * units;
    }
    for (int i = 0; i < units; i++) {
      MemoryUtil.memPutShort(text + 2L * i, (short) line.charAt(i));
    }
  }

  /** Number of glyphs. */
  int count() {
    return count;
  }

  /** A glyph's number in the font; 0 if the font has none. */
  int glyph(int i) {
    return hb_glyph_info_t.ncodepoint(infos + (long) i * hb_glyph_info_t.SIZEOF);
  }

  /** First UTF-16 index of the characters that a glyph belongs to. */
  int cluster(int i) {
    return hb_glyph_info_t.ncluster(infos + (long) i * hb_glyph_info_t.SIZEOF);
  }

  /** Width of a glyph, kerning included, in {@link ShapingFont#PARTS} of a pixel. */
  int advance(int i) {
    return hb_glyph_position_t.nx_advance(position(i));
  }

  /** How far right of the pen a glyph is drawn, in {@link ShapingFont#PARTS} of a pixel. */
  int xOffset(int i) {
    return hb_glyph_position_t.nx_offset(position(i));
  }

  /** How far above the pen a glyph is drawn, in {@link ShapingFont#PARTS} of a pixel. */
  int yOffset(int i) {
    return hb_glyph_position_t.ny_offset(position(i));
  }

  private long position(int i) {
    return positions + (long) i * hb_glyph_position_t.SIZEOF;
  }

  /** Frees everything. */
  void close() {
    hb_buffer_destroy(buffer);
    noKerning.free();
    MemoryUtil.nmemFree(text);
  }
}
