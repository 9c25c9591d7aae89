// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.picture;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.Objects;
import org.pixellm.plugins.render.RenderedText;

/**
 * Patches as a picture. A long strip is wrapped like lines of text; what is left of the last row is
 * white. Immutable.
 */
public final class PatchPicture {
  private static final int WHITE = 255;
  private static final int GREY = 1;
  private static final int COLOUR = 3;

  private final int patchSize;
  private final int channels;
  private final byte[] patches;
  private final int patchesPerRow;

  private PatchPicture(int patchSize, int channels, byte[] patches, int patchesPerRow) {
    this.patchSize = patchSize;
    this.channels = channels;
    this.patches = patches;
    this.patchesPerRow = patchesPerRow;
  }

  /**
   * A picture of a rendered text.
   *
   * @param text what was drawn
   * @param patchesPerRow where to wrap, at least 1
   */
  public static PatchPicture of(RenderedText text, int patchesPerRow) {
    byte[] patches = new byte[text.patchCount() * text.patchLength()];
    text.copyPatches(0, text.patchCount(), patches, 0);
    return of(patches, text.patchSize(), text.channels(), patchesPerRow);
  }

  /**
   * A picture of patches.
   *
   * @param patches {@code [patches, channels, patchSize, patchSize]}, unsigned, white 255. The
   *     array is handed over: the caller changes it no more
   * @param patchSize height and width of a patch in pixels
   * @param channels 1 for grey, 3 for red, green, blue
   * @param patchesPerRow where to wrap, at least 1
   * @throws IllegalArgumentException if the array is not a whole number of patches, or there is
   *     none
   */
  public static PatchPicture of(byte[] patches, int patchSize, int channels, int patchesPerRow) {
    Objects.requireNonNull(patches, "patches");
    if (channels != GREY && channels != COLOUR) {
      throw new IllegalArgumentException("a picture of " + channels + " channels");
    }
    if (patchSize < 1 || patchesPerRow < 1) {
      throw new IllegalArgumentException(
          "a picture of %d patches a row, each of %d pixels".formatted(patchesPerRow, patchSize));
    }
    int length = channels * patchSize * patchSize;
    if (patches.length == 0 || patches.length % length != 0) {
      throw new IllegalArgumentException(
          patches.length + " bytes are no whole number of patches of " + length + " bytes");
    }
    return new PatchPicture(patchSize, channels, patches, patchesPerRow);
  }

  /** The picture, as wide as a row or as the whole strip if that is shorter. */
  public BufferedImage image() {
    int count = patches.length / (channels * patchSize * patchSize);
    int columns = Math.min(count, patchesPerRow);
    int rows = (count + patchesPerRow - 1) / patchesPerRow;
    BufferedImage image =
        new BufferedImage(
            columns * patchSize,
            rows * patchSize,
            channels == GREY ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    WritableRaster raster = image.getRaster();
    int[] samples = new int[patchSize * patchSize];
    for (int cell = 0; cell < rows * columns; cell++) {
      int x = cell % columns * patchSize;
      int y = cell / columns * patchSize;
      for (int channel = 0; channel < channels; channel++) {
        int from = (cell * channels + channel) * samples.length;
        for (int i = 0; i < samples.length; i++) {
          samples[i] = cell < count ? patches[from + i] & 0xFF : WHITE;
        }
        // Bands are red, green, blue whatever the order in memory.
        raster.setSamples(x, y, patchSize, patchSize, channel, samples);
      }
    }
    return image;
  }
}
