// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.picture.PatchPicture;

/** Writes text into pictures with a model's own renderer: no fonts of the machine are needed. */
public final class Captions {
  private static final int MOST_PATCHES = 120;
  private static final int WHITE = 255;

  private final TextRenderer renderer;

  /** Captions of a renderer's size. */
  public Captions(TextRenderer renderer) {
    this.renderer = renderer;
  }

  /** Height of a caption in pixels. */
  public int height() {
    return renderer.patchSize();
  }

  /** A text, cut to what it inks; what is too long for a line is cut off. */
  public BufferedImage of(String text) {
    RenderedText drawn = renderer.render(TextInput.of(text), MOST_PATCHES);
    BufferedImage strip = PatchPicture.of(drawn, drawn.patchCount()).image();
    int patches = Math.max(1, drawn.patchCount() - 1); // the last one is the separator
    return strip.getSubimage(0, 0, inked(strip, patches * drawn.patchSize()), strip.getHeight());
  }

  private static int inked(BufferedImage strip, int width) {
    for (int x = width - 1; x > 0; x--) {
      for (int y = 0; y < strip.getHeight(); y++) {
        if ((strip.getRGB(x, y) & WHITE) != WHITE) {
          return x + 1;
        }
      }
    }
    return 1;
  }

  /**
   * Writes a text in a colour, over what is there.
   *
   * @param x left edge
   * @param y upper edge
   */
  void write(Graphics2D graphics, String text, int x, int y, Color colour) {
    graphics.drawImage(tinted(of(text), colour), x, y, null);
  }

  /** Dark becomes the colour, white becomes transparent. */
  static BufferedImage tinted(BufferedImage caption, Color colour) {
    BufferedImage tinted =
        new BufferedImage(caption.getWidth(), caption.getHeight(), BufferedImage.TYPE_INT_ARGB);
    int rgb = colour.getRGB() & 0xFFFFFF;
    for (int y = 0; y < caption.getHeight(); y++) {
      for (int x = 0; x < caption.getWidth(); x++) {
        int ink = WHITE - (caption.getRGB(x, y) & WHITE);
        tinted.setRGB(x, y, ink << 24 | rgb);
      }
    }
    return tinted;
  }
}
