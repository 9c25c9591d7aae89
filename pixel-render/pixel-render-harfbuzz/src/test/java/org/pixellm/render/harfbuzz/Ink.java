// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import java.util.stream.IntStream;
import org.pixellm.plugins.render.RenderedText;

/** Where a strip is dark. */
final class Ink {
  private Ink() {}

  /** Mean darkness of a patch, 0 to 255. */
  static double mean(RenderedText text, int patch) {
    byte[] pixels = bytes(text, patch, 1);
    return IntStream.range(0, pixels.length).map(i -> 255 - (pixels[i] & 0xFF)).average().orElse(0);
  }

  /** Rows of a strip without separators in which any pixel is darker than a quarter. */
  static int[] rows(RenderedText text, int patches) {
    return IntStream.range(0, text.patchSize())
        .filter(
            y ->
                IntStream.range(0, patches * text.patchSize())
                    .anyMatch(x -> text.pixel(0, x, y) < 192))
        .toArray();
  }

  static byte[] bytes(RenderedText text, int fromPatch, int count) {
    byte[] pixels = new byte[count * text.patchLength()];
    text.copyPatches(fromPatch, count, pixels, 0);
    return pixels;
  }

  static byte[] bytes(RenderedText text) {
    return bytes(text, 0, text.patchCount());
  }
}
