// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.drawtext;

import java.util.List;
import org.pixellm.plugins.Help;

/**
 * Settings of the drawtext back end.
 *
 * @param fontSize size of the em square in pixels
 * @param patchSize height and width of a patch in pixels
 * @param baseline row whose upper edge is the baseline
 * @param fonts font files tried before the bundled ones
 * @param fallbackFonts font files tried after the bundled ones
 */
public record DrawtextConfig(
    @Help("size of the em square in pixels; the original's 8 pt at 120 dpi are 13.33")
        double fontSize,
    @Help("height and width of a patch in pixels") int patchSize,
    @Help("row of the patch whose upper edge is the baseline, from 1 to the patch size")
        int baseline,
    @Help("paths of font files (TTF, OTF), tried in order before the bundled fonts")
        List<String> fonts,
    @Help("paths of font files (TTF, OTF), tried in order after the bundled fonts")
        List<String> fallbackFonts) {
  private static final double ORIGINAL_FONT_SIZE = 40.0 / 3;

  /** Copies the lists and checks sizes. */
  public DrawtextConfig {
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
  public static DrawtextConfig defaults() {
    return new DrawtextConfig(ORIGINAL_FONT_SIZE, 16, 12, List.of(), List.of());
  }
}
