// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import java.util.List;
import java.util.Objects;
import org.pixellm.plugins.Help;
import org.pixellm.render.core.shape.BaseDirection;

/**
 * Settings of the HarfBuzz back end.
 *
 * @param fontSize size of the em square in pixels
 * @param patchSize height and width of a patch in pixels
 * @param baseline row whose upper edge is the baseline
 * @param kerning whether pairs of letters are moved together as the font says
 * @param hinting how outlines are fitted to the pixel grid
 * @param fonts font files tried before the bundled ones
 * @param fallbackFonts font files tried after the bundled ones
 * @param rgb whether patches have three channels, and emoji their colours
 * @param direction how lines as a whole are read
 */
public record HarfBuzzConfig(
    @Help("size of the em square in pixels; the original's 8 pt at 120 dpi are 13.33")
        double fontSize,
    @Help("height and width of a patch in pixels") int patchSize,
    @Help("row of the patch whose upper edge is the baseline, from 1 to the patch size")
        int baseline,
    @Help("move pairs of letters together as the font says") boolean kerning,
    @Help("fit outlines to the pixel grid: none, slight (rows only, as the original) or full")
        Hinting hinting,
    @Help("paths of font files (TTF, OTF), tried in order before the bundled fonts")
        List<String> fonts,
    @Help("paths of font files (TTF, OTF), tried in order after the bundled fonts")
        List<String> fallbackFonts,
    @Help("draw in red, green and blue, emoji in their colours; otherwise in grey") boolean rgb,
    @Help("how lines as a whole are read: auto (by their first letter), ltr or rtl")
        BaseDirection direction) {
  private static final double ORIGINAL_FONT_SIZE = 40.0 / 3;

  /** Copies the lists and checks sizes. */
  public HarfBuzzConfig {
    if (!(fontSize >= 4 && fontSize <= 512)) {
      throw new IllegalArgumentException(
          "font_size is " + fontSize + " but must be from 4 to 512 pixels");
    }
    if (patchSize < 4 || patchSize > 512) {
      throw new IllegalArgumentException(
          "patch_size is " + patchSize + " but must be from 4 to 512 pixels");
    }
    if (baseline < 1 || baseline > patchSize) {
      throw new IllegalArgumentException(
          "baseline is " + baseline + " but must be from 1 to patch_size, " + patchSize);
    }
    Objects.requireNonNull(hinting, "hinting");
    Objects.requireNonNull(direction, "direction");
    fonts = List.copyOf(fonts);
    fallbackFonts = List.copyOf(fallbackFonts);
  }

  /** The original's size, place and hinting, in grey, bundled fonts only. */
  public static HarfBuzzConfig defaults() {
    return new HarfBuzzConfig(
        ORIGINAL_FONT_SIZE,
        16,
        12,
        true,
        Hinting.SLIGHT,
        List.of(),
        List.of(),
        false,
        BaseDirection.AUTO);
  }
}
