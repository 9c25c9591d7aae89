// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import org.pixellm.plugins.Help;

/**
 * Settings of the reader of screenshots.
 *
 * @param maxMegapixels largest picture that is decoded, in millions of pixels
 * @param maxAngle how far, in degrees either way, a page may be turned and still be set straight; 0
 *     leaves pages as they are
 * @param denoise whether grain is smoothed away where a picture has it
 */
public record ScreenshotConfig(
    @Help("largest picture that is read, in millions of pixels, at most 200") int maxMegapixels,
    @Help("how far in degrees a page may be turned and is set straight, 0 to 15; 0 for never")
        double maxAngle,
    @Help("smooth away grain where a picture has it") boolean denoise) {
  /** Checks the ranges. */
  public ScreenshotConfig {
    if (maxMegapixels < 1 || maxMegapixels > 200) {
      throw new IllegalArgumentException(
          "max_megapixels is " + maxMegapixels + " but must be from 1 to 200");
    }
    if (!(maxAngle >= 0 && maxAngle <= 15)) {
      throw new IllegalArgumentException(
          "max_angle is " + maxAngle + " but must be from 0 to 15 degrees");
    }
  }

  /** A screen of any size, turned by up to ten degrees. */
  public static ScreenshotConfig defaults() {
    return new ScreenshotConfig(40, 10, true);
  }
}
