// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.reconstruct;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.pixellm.model.pretrain.Restoration;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.picture.PatchPicture;

/**
 * Original, masked and restored text one above the other, as in figure 1 of the paper; a long text
 * has several such groups. The captions are drawn by the text's own renderer.
 */
public final class ReconstructionPicture {
  private static final int HIDDEN_GREY = 168;
  private static final long MOST_PIXELS = 100_000_000;
  private static final int CAPTION_PATCHES = 6;
  private static final List<String> CAPTIONS = List.of("original", "masked", "restored");

  private final TextRenderer renderer;
  private final int patchesPerRow;
  private final int scale;
  private final List<BufferedImage> captions;

  /**
   * Pictures of one style.
   *
   * @param renderer draws the captions; of the same patch size and channels as the texts
   * @param patchesPerRow where to wrap
   * @param scale screen pixels of a text pixel, at least 1
   */
  public ReconstructionPicture(TextRenderer renderer, int patchesPerRow, int scale) {
    this.renderer = renderer;
    this.patchesPerRow = patchesPerRow;
    this.scale = scale;
    this.captions = CAPTIONS.stream().map(this::caption).toList();
  }

  /**
   * Checks, before anything is restored, that the picture of these texts is not too large.
   *
   * @throws PixelException if it is
   */
  void requireFits(List<RenderedText> windows) {
    long rows =
        windows.stream()
            .mapToLong(window -> (window.patchCount() + patchesPerRow - 1) / patchesPerRow)
            .sum();
    int widest = windows.stream().mapToInt(RenderedText::patchCount).max().orElse(0);
    long columns = (long) CAPTION_PATCHES + Math.min(widest, patchesPerRow);
    long patch = (long) renderer.patchSize() * scale;
    // three strips a row, and their gaps, are less than five patches high
    long pixels = 5 * rows * patch * columns * patch;
    if (pixels > MOST_PIXELS) {
      throw new PixelException(
          "the picture would have about %d million pixels, and at most %d million are drawn; give less text, or a smaller scale"
              .formatted(pixels / 1_000_000, MOST_PIXELS / 1_000_000));
    }
  }

  /** The picture of a text's windows. */
  public BufferedImage draw(List<Restoration> windows) {
    List<BufferedImage[]> groups = new ArrayList<>();
    for (Restoration window : windows) {
      groups.addAll(groups(window));
    }
    int size = renderer.patchSize();
    int caption = CAPTION_PATCHES * size;
    int width =
        caption + groups.stream().mapToInt(strips -> strips[0].getWidth()).max().orElseThrow();
    int line = size + size / 4;
    int group = CAPTIONS.size() * line + size / 2;
    BufferedImage image =
        new BufferedImage(width * scale, groups.size() * group * scale, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
      graphics.scale(scale, scale);
      int y = size / 4;
      for (BufferedImage[] strips : groups) {
        for (int i = 0; i < strips.length; i++) {
          graphics.drawImage(captions.get(i), 0, y + i * line, null);
          graphics.drawImage(strips[i], caption, y + i * line, null);
        }
        y += group;
      }
    } finally {
      graphics.dispose();
    }
    return image;
  }

  /** The three strips of each row of a window. */
  private List<BufferedImage[]> groups(Restoration window) {
    BufferedImage[] whole = {
      strip(window.original()), strip(window.masked(HIDDEN_GREY)), strip(window.restored())
    };
    int size = renderer.patchSize();
    List<BufferedImage[]> rows = new ArrayList<>();
    int patches = whole[0].getWidth() / size;
    for (int from = 0; from < patches; from += patchesPerRow) {
      int count = Math.min(patchesPerRow, patches - from);
      BufferedImage[] row = new BufferedImage[whole.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = whole[i].getSubimage(from * size, 0, count * size, size);
      }
      rows.add(row);
    }
    return rows;
  }

  private BufferedImage strip(byte[] patches) {
    int size = renderer.patchSize();
    int count = patches.length / (renderer.channels() * size * size);
    return PatchPicture.of(patches, size, renderer.channels(), count).image();
  }

  /** The caption without the separator that ends a text. */
  private BufferedImage caption(String text) {
    RenderedText drawn = renderer.render(TextInput.of(text), CAPTION_PATCHES);
    BufferedImage image = PatchPicture.of(drawn, drawn.patchCount()).image();
    int width = (drawn.patchCount() - 1) * renderer.patchSize();
    return image.getSubimage(0, 0, width, renderer.patchSize());
  }
}
