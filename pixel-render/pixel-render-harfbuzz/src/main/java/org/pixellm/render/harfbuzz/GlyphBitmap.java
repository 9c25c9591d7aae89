// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.lwjgl.util.freetype.FreeType.FT_PIXEL_MODE_BGRA;
import static org.lwjgl.util.freetype.FreeType.FT_PIXEL_MODE_GRAY;
import static org.lwjgl.util.freetype.FreeType.FT_PIXEL_MODE_MONO;

import java.nio.ByteBuffer;
import org.lwjgl.util.freetype.FT_Bitmap;
import org.lwjgl.util.freetype.FT_GlyphSlot;
import org.pixellm.plugins.render.GlyphImage;

/** Makes images of what FreeType drew or found in a font. */
final class GlyphBitmap {
  private static final int CHANNELS = 4;
  private static final int FULL = 255;

  private final double scale;
  private final boolean rgb;

  /**
   * For one font.
   *
   * @param scale pixels of the image to a pixel of the font's bitmaps; 1 for outlines
   * @param rgb whether images may have colours
   */
  GlyphBitmap(double scale, boolean rgb) {
    this.scale = scale;
    this.rgb = rgb;
  }

  /** The image of a glyph that was rendered. */
  GlyphImage image(FT_GlyphSlot slot) {
    FT_Bitmap bitmap = slot.bitmap();
    if (bitmap.width() == 0 || bitmap.rows() == 0 || bitmap.pitch() <= 0) {
      return GlyphImage.blank();
    }
    int mode = bitmap.pixel_mode();
    if (scale == 1 && mode == FT_PIXEL_MODE_GRAY) {
      return GlyphImage.ofCoverage(
          slot.bitmap_left(), slot.bitmap_top(), bitmap.width(), bitmap.rows(), greys(bitmap));
    }
    return switch (mode) {
      case FT_PIXEL_MODE_BGRA -> scaled(slot, bitmap, colours(bitmap));
      case FT_PIXEL_MODE_GRAY -> scaled(slot, bitmap, black(greys(bitmap)));
      case FT_PIXEL_MODE_MONO -> scaled(slot, bitmap, black(bits(bitmap)));
      default -> GlyphImage.blank();
    };
  }

  private GlyphImage scaled(FT_GlyphSlot slot, FT_Bitmap bitmap, byte[] rgba) {
    // The box goes to whole pixels, for an emoji that fills its patch to the edge.
    int width = Math.max(1, (int) Math.round(bitmap.width() * scale));
    int rows = Math.max(1, (int) Math.round(bitmap.rows() * scale));
    int left = (int) Math.round(slot.bitmap_left() * scale);
    int top = (int) Math.round(slot.bitmap_top() * scale);
    byte[] small = BitmapScaler.scale(rgba, bitmap.width(), bitmap.rows(), width, rows);
    return rgb
        ? GlyphImage.ofColour(left, top, width, rows, small)
        : GlyphImage.ofCoverage(left, top, width, rows, darkness(small));
  }

  private static byte[] greys(FT_Bitmap bitmap) {
    int width = bitmap.width();
    int rows = bitmap.rows();
    ByteBuffer pixels = pixels(bitmap);
    byte[] coverage = new byte[width * rows];
    for (int row = 0; row < rows; row++) {
      pixels.get(row * bitmap.pitch(), coverage, row * width, width);
    }
    return coverage;
  }

  private static byte[] bits(FT_Bitmap bitmap) {
    int width = bitmap.width();
    int rows = bitmap.rows();
    ByteBuffer pixels = pixels(bitmap);
    byte[] coverage = new byte[width * rows];
    for (int i = 0; i < coverage.length; i++) {
      int column = i % width;
      int octet = pixels.get(i / width * bitmap.pitch() + column / Byte.SIZE);
      coverage[i] = (byte) ((octet & (0x80 >> column % Byte.SIZE)) != 0 ? FULL : 0);
    }
    return coverage;
  }

  /** Red, green, blue, coverage out of FreeType's blue, green, red, coverage. */
  private static byte[] colours(FT_Bitmap bitmap) {
    int width = bitmap.width();
    int rows = bitmap.rows();
    ByteBuffer pixels = pixels(bitmap);
    byte[] rgba = new byte[CHANNELS * width * rows];
    for (int i = 0; i < width * rows; i++) {
      int from = i / width * bitmap.pitch() + CHANNELS * (i % width);
      int alpha = pixels.get(from + 3) & 0xFF;
      rgba[CHANNELS * i] = atMost(pixels.get(from + 2), alpha);
      rgba[CHANNELS * i + 1] = atMost(pixels.get(from + 1), alpha);
      rgba[CHANNELS * i + 2] = atMost(pixels.get(from), alpha);
      rgba[CHANNELS * i + 3] = (byte) alpha;
    }
    return rgba;
  }

  private static byte atMost(byte colour, int alpha) {
    return (byte) Math.min(colour & 0xFF, alpha);
  }

  private static byte[] black(byte[] coverage) {
    byte[] rgba = new byte[CHANNELS * coverage.length];
    for (int i = 0; i < coverage.length; i++) {
      rgba[CHANNELS * i + 3] = coverage[i];
    }
    return rgba;
  }

  /** How much darker than white paper each pixel is (ITU-R BT.601). */
  private static byte[] darkness(byte[] rgba) {
    byte[] ink = new byte[rgba.length / CHANNELS];
    for (int i = 0; i < ink.length; i++) {
      int light =
          77 * (rgba[CHANNELS * i] & 0xFF)
              + 150 * (rgba[CHANNELS * i + 1] & 0xFF)
              + 29 * (rgba[CHANNELS * i + 2] & 0xFF);
      ink[i] = (byte) ((rgba[CHANNELS * i + 3] & 0xFF) - light / 256);
    }
    return ink;
  }

  private static ByteBuffer pixels(FT_Bitmap bitmap) {
    return bitmap.buffer(bitmap.pitch() * bitmap.rows());
  }
}
