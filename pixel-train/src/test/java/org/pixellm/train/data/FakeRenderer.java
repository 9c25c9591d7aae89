// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.RendererFingerprint;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/**
 * Draws each character as its code point, in bits, at the left edge of its box, so that a test can
 * read back what a window says. Combining marks join the character before (up to four). Characters
 * for private use have no glyph.
 */
public class FakeRenderer implements TextRenderer {
  static final int SIZE = 16;

  @Override
  public int patchSize() {
    return SIZE;
  }

  @Override
  public int channels() {
    return 1;
  }

  static int width(int point) {
    if (point == 0xFDFD) {
      return 200;
    }
    return point >= 0x2E80 ? 13 : "iltj.,'".indexOf(point) >= 0 ? 4 : point == ' ' ? 4 : 7;
  }

  @Override
  public RenderedText render(TextInput input, int maxPatches) {
    if (maxPatches < 2) {
      throw new IllegalArgumentException("at least 2 patches");
    }
    String text = input.parts().get(0);
    int room = (maxPatches - 1) * SIZE;
    List<Alignment.Cluster> clusters = new ArrayList<>();
    List<int[]> glyphs = new ArrayList<>();
    Map<Integer, Integer> missing = new TreeMap<>();
    int x = 2;
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        throw new IllegalStateException("half a character reached the renderer");
      }
      int end = at + Character.charCount(point);
      while (end < text.length()
          && Character.getType(text.codePointAt(end)) == Character.NON_SPACING_MARK) {
        end += Character.charCount(text.codePointAt(end));
      }
      if (x + width(point) > room) {
        break;
      }
      if (Character.getType(point) == Character.PRIVATE_USE) {
        missing.merge(point, 1, Integer::sum);
      }
      int[] glyph = new int[6];
      glyph[0] = x;
      int[] points = text.substring(at, end).codePoints().limit(5).toArray();
      System.arraycopy(points, 0, glyph, 1, points.length);
      glyphs.add(glyph);
      int last = x + width(point) - 1;
      clusters.add(new Alignment.Cluster(0, at, end, x / SIZE, last / SIZE + 1));
      x += width(point);
      at = end;
    }
    int textPatches = (x + SIZE - 1) / SIZE;
    int patches = textPatches + 1;
    byte[] pixels = new byte[patches * SIZE * SIZE];
    Arrays.fill(pixels, 0, textPatches * SIZE * SIZE, (byte) 255);
    for (int[] glyph : glyphs) {
      for (int i = 0; i < 5; i++) {
        for (int part = 0; part < 3; part++) {
          int row = i * 3 + part;
          int patch = glyph[0] / SIZE;
          pixels[(patch * SIZE + row) * SIZE + glyph[0] % SIZE] =
              (byte) (glyph[i + 1] >> (8 * part));
        }
      }
    }
    Alignment.Builder alignment = new Alignment.Builder(patches, clusters.size());
    clusters.forEach(
        c -> alignment.cluster(c.part(), c.start(), c.end(), c.firstPatch(), c.endPatch()));
    alignment.separator(textPatches).drawn(List.of(at), at >= text.length());
    return new RenderedText(SIZE, 1, pixels, alignment.build(), missing);
  }

  /** What a window says. */
  static String read(RenderedText text) {
    byte[] pixels = new byte[text.patchCount() * text.patchLength()];
    text.copyPatches(0, text.patchCount(), pixels, 0);
    return read(pixels, 0, text.patchCount());
  }

  /** What the rows of a batch say. */
  static List<String> read(PatchBatch batch) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < batch.size(); row++) {
      rows.add(
          read(batch.pixels(), row * batch.patchCount() * batch.patchLength(), batch.length(row)));
    }
    return rows;
  }

  private static String read(byte[] pixels, int offset, int patches) {
    StringBuilder text = new StringBuilder();
    for (int x = 2; x < (patches - 1) * SIZE; x++) {
      int patch = offset + x / SIZE * SIZE * SIZE;
      for (int i = 0; i < 5; i++) {
        int point = 0;
        for (int part = 0; part < 3; part++) {
          point |= (pixels[patch + (i * 3 + part) * SIZE + x % SIZE] & 0xFF) << (8 * part);
        }
        if (point != 0 && point != 0xFFFFFF) {
          text.appendCodePoint(point);
        }
      }
    }
    return text.toString();
  }

  @Override
  public List<RenderedText> renderWindows(TextInput input, int maxPatches, int overlap) {
    throw new UnsupportedOperationException("not needed here");
  }

  @Override
  public Map<String, Object> configuration() {
    return Map.of("renderer", "fake", "mode", "fake");
  }

  @Override
  public RendererFingerprint fingerprint() {
    return new RendererFingerprint("fake", "0", Map.of());
  }
}
