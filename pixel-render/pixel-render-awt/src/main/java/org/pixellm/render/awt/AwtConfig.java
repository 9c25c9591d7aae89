// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import java.util.List;
import org.pixellm.plugins.Help;
import org.pixellm.render.core.shape.BaseDirection;

/**
 * Settings of the Java2D back end.
 *
 * @param fontSize size of the em square in pixels
 * @param patchSize height and width of a patch in pixels
 * @param baseline row whose upper edge is the baseline
 * @param kerning whether pairs of letters are moved together as the font says
 * @param gridFit whether outlines are fitted to whole pixel rows
 * @param fonts font files tried before the bundled ones
 * @param fallbackFonts font files tried after the bundled ones
 * @param allowPlatformFonts whether fonts of the machine are tried last
 * @param rgb whether patches have three channels; text is black in all of them
 * @param direction how lines as a whole are read
 */
public record AwtConfig(
    @Help("size of the em square in pixels; the original's 8 pt at 120 dpi are 13.33")
        double fontSize,
    @Help("height and width of a patch in pixels") int patchSize,
    @Help("row of the patch whose upper edge is the baseline, from 1 to the patch size")
        int baseline,
    @Help("move pairs of letters together as the font says") boolean kerning,
    @Help("fit outlines to whole pixel rows, for crisp horizontal strokes") boolean gridFit,
    @Help("paths of font files (TTF, OTF), tried in order before the bundled fonts")
        List<String> fonts,
    @Help("paths of font files (TTF, OTF), tried in order after the bundled fonts")
        List<String> fallbackFonts,
    @Help("try the machine's own fonts last; pictures then differ from machine to machine")
        boolean allowPlatformFonts,
    @Help("three channels, red, green and blue, instead of one; this renderer draws black in all")
        boolean rgb,
    @Help("how lines as a whole are read: auto goes by the first letter") BaseDirection direction) {
  private static final double ORIGINAL_FONT_SIZE = 40.0 / 3;

  /** Copies the list and checks sizes. */
  public AwtConfig {
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
    fonts = List.copyOf(fonts);
    fallbackFonts = List.copyOf(fallbackFonts);
  }

  /** The original's size and place, bundled fonts only. */
  public static AwtConfig defaults() {
    return new AwtConfig(
        ORIGINAL_FONT_SIZE,
        16,
        12,
        true,
        true,
        List.of(),
        List.of(),
        false,
        false,
        BaseDirection.AUTO);
  }
}
