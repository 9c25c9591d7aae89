// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.function.Supplier;
import org.pixellm.plugins.PixelException;

/** Draws pictures with every pixel as a square of pixels. */
public final class Magnifier {
  private static final int MOST = 64;

  /** What image files and viewers handle well; also a bound on what is allocated. */
  private static final long MOST_PIXELS = 200_000_000;

  private final int factor;

  /**
   * A magnifier.
   *
   * @throws PixelException if the factor is not 1 to 64
   */
  public Magnifier(int factor) {
    if (factor < 1 || factor > MOST) {
      throw new PixelException("--scale must be 1 to %d, not %d".formatted(MOST, factor));
    }
    this.factor = factor;
  }

  /**
   * The enlarged picture.
   *
   * @param picture makes it, if it will not be too large
   * @param pixels how many pixels it has
   */
  public BufferedImage enlarge(Supplier<BufferedImage> picture, long pixels) {
    if (pixels > MOST_PIXELS / ((long) factor * factor)) {
      throw new PixelException(
          "the picture would have %.0f million pixels, more than %d; choose a smaller --scale or --max-patches"
              .formatted(pixels / 1e6 * factor * factor, MOST_PIXELS / 1_000_000));
    }
    BufferedImage image = picture.get();
    if (factor == 1) {
      return image;
    }
    int width = image.getWidth() * factor;
    int height = image.getHeight() * factor;
    BufferedImage large = new BufferedImage(width, height, image.getType());
    Graphics2D graphics = large.createGraphics();
    try {
      graphics.drawImage(image, 0, 0, width, height, null); // takes the nearest pixel
    } finally {
      graphics.dispose();
    }
    return large;
  }
}
