// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import java.util.List;
import java.util.Optional;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/**
 * How much is drawn, and how a picture shows it.
 *
 * @param maxPatches most patches of the text, or of one window
 * @param inWindows whether all of the text is drawn, in as many windows as it takes
 * @param overlap patches that windows share
 * @param patchesPerRow where rows are wrapped
 * @param scale how many times as large a pixel is drawn
 */
record PictureArguments(
    int maxPatches, boolean inWindows, Optional<Integer> overlap, int patchesPerRow, int scale) {
  private static final int MOST_PATCHES = 1_000_000;

  /**
   * Checks the numbers.
   *
   * @throws PixelException naming the one that is wrong
   */
  PictureArguments {
    if (maxPatches < 2 || maxPatches > MOST_PATCHES) {
      throw new PixelException(
          "%s must be 2 to %d, not %d"
              .formatted(inWindows ? "--windows" : "--max-patches", MOST_PATCHES, maxPatches));
    }
    if (overlap.isPresent() && !inWindows) {
      throw new PixelException("--overlap needs --windows: only windows can overlap");
    }
    if (patchesPerRow < 1) {
      throw new PixelException("--patches-per-row must be at least 1, not " + patchesPerRow);
    }
  }

  /** Draws an input. */
  Drawing draw(TextRenderer renderer, TextInput input) {
    List<RenderedText> windows =
        inWindows
            ? renderer.renderWindows(input, maxPatches, overlap.orElse(0))
            : List.of(renderer.render(input, maxPatches));
    return new Drawing(input, windows, inWindows);
  }
}
