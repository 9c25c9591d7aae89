// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.samples;

import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what tests ask of a font file (TTF or OTF): its character map, and which glyphs are empty.
 */
public final class FontTables {
  private static final int TAG_BYTES = 4;

  private final ByteBuffer file;

  /** Tables of a font file. */
  public FontTables(byte[] file) {
    this.file = ByteBuffer.wrap(file);
  }

  /** Code points to glyphs, from the map with most code points; without those mapped to glyph 0. */
  public SortedMap<Integer, Integer> characterMap() {
    ByteBuffer cmap = table("cmap");
    SortedMap<Integer, Integer> largest = new TreeMap<>();
    for (int i = 0; i < cmap.getChar(2); i++) {
      int platform = cmap.getChar(4 + 8 * i);
      int encoding = cmap.getChar(6 + 8 * i);
      if (platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10))) {
        ByteBuffer map = cmap.slice(cmap.getInt(8 + 8 * i), cmap.limit() - cmap.getInt(8 + 8 * i));
        SortedMap<Integer, Integer> found =
            switch (map.getChar(0)) {
              case 4 -> segments(map);
              case 12 -> groups(map);
              default -> new TreeMap<>();
            };
        largest = found.size() > largest.size() ? found : largest;
      }
    }
    largest.values().removeIf(glyph -> glyph == 0);
    return largest;
  }

  /** Whether the font has a table. */
  public boolean has(String tag) {
    return find(tag) >= 0;
  }

  /** Whether a glyph of a font with TrueType outlines has none. */
  public boolean isEmpty(int glyph) {
    boolean wide = table("head").getChar(50) == 1;
    ByteBuffer places = table("loca");
    return wide
        ? places.getInt(4 * glyph) == places.getInt(4 * glyph + 4)
        : places.getChar(2 * glyph) == places.getChar(2 * glyph + 2);
  }

  private static SortedMap<Integer, Integer> segments(ByteBuffer map) {
    TreeMap<Integer, Integer> found = new TreeMap<>();
    int twice = map.getChar(6);
    for (int i = 0; i < twice; i += 2) {
      int last = map.getChar(14 + i);
      int first = map.getChar(16 + twice + i);
      int delta = map.getChar(16 + 2 * twice + i);
      int at = 16 + 3 * twice + i;
      int offset = map.getChar(at);
      for (int c = first; c <= last && c != 0xFFFF; c++) {
        int glyph = offset == 0 ? c : map.getChar(at + offset + 2 * (c - first));
        found.put(c, offset != 0 && glyph == 0 ? 0 : (glyph + delta) & 0xFFFF);
      }
    }
    return found;
  }

  private static SortedMap<Integer, Integer> groups(ByteBuffer map) {
    TreeMap<Integer, Integer> found = new TreeMap<>();
    for (int i = 0; i < map.getInt(12); i++) {
      int first = map.getInt(16 + 12 * i);
      for (int c = first; c <= map.getInt(20 + 12 * i); c++) {
        found.put(c, map.getInt(24 + 12 * i) + c - first);
      }
    }
    return found;
  }

  private ByteBuffer table(String tag) {
    int entry = find(tag);
    if (entry < 0) {
      throw new IllegalArgumentException("the font has no table " + tag);
    }
    return file.slice(file.getInt(entry + 8), file.getInt(entry + 12));
  }

  private int find(String tag) {
    for (int i = 0; i < file.getChar(TAG_BYTES); i++) {
      int entry = 12 + 16 * i;
      boolean same = true;
      for (int k = 0; k < TAG_BYTES; k++) {
        same &= file.get(entry + k) == tag.charAt(k);
      }
      if (same) {
        return entry;
      }
    }
    return -1;
  }
}
