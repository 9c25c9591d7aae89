// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.render.core.picture.PatchPicture;

/**
 * An input and what became of it.
 *
 * @param input the input
 * @param windows what was drawn: one text, or several windows of it
 * @param windowed whether all of the input was drawn, in as many windows as it took
 */
record Drawing(TextInput input, List<RenderedText> windows, boolean windowed) {
  /** Longer arrays are refused by some virtual machines. */
  private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

  /** Copies the list. */
  Drawing {
    windows = List.copyOf(windows);
  }

  /** Patches of all windows. */
  int patchCount() {
    return windows.stream().mapToInt(RenderedText::patchCount).sum();
  }

  /** Height and width of a patch in pixels. */
  int patchSize() {
    return windows.get(0).patchSize();
  }

  /** How many patches wide the picture is. */
  int columns(int patchesPerRow) {
    int widest = windows.stream().mapToInt(RenderedText::patchCount).max().orElseThrow();
    return Math.min(widest, patchesPerRow);
  }

  /** How many rows of patches the picture has: every window begins a new one. */
  long rows(int patchesPerRow) {
    int columns = columns(patchesPerRow);
    return windows.stream().mapToLong(w -> (w.patchCount() + columns - 1L) / columns).sum();
  }

  /** Pixels of the picture. */
  long pixels(int patchesPerRow) {
    return rows(patchesPerRow) * columns(patchesPerRow) * patchSize() * patchSize();
  }

  /**
   * The windows one below the other, wrapped.
   *
   * @throws PixelException if the picture is larger than an array can be
   */
  BufferedImage image(int patchesPerRow) {
    RenderedText first = windows.get(0);
    int columns = columns(patchesPerRow);
    long row = (long) columns * first.patchLength();
    long rows = rows(patchesPerRow);
    if (rows > MOST_BYTES / row) {
      throw new PixelException(
          "the picture would be %d x %d patches of %d bytes, more than one can hold; choose a smaller --max-patches, or fewer --patches-per-row"
              .formatted(columns, rows, first.patchLength()));
    }
    byte[] patches = new byte[Math.toIntExact(rows * row)];
    Arrays.fill(patches, (byte) 255);
    int offset = 0;
    for (RenderedText window : windows) {
      window.copyPatches(0, window.patchCount(), patches, offset);
      offset += Math.toIntExact((window.patchCount() + columns - 1L) / columns * row);
    }
    return PatchPicture.of(patches, first.patchSize(), first.channels(), columns).image();
  }

  /** Code points that no font could draw, with how often each occurred. */
  Map<Integer, Integer> missingGlyphs() {
    Map<Integer, Integer> all = new TreeMap<>();
    windows.forEach(
        window ->
            window
                .missingGlyphs()
                .forEach((point, count) -> all.merge(point, count, Integer::sum)));
    return all;
  }
}
