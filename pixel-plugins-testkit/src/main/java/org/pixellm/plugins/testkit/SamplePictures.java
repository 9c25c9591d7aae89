// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextRenderer;

/** Texts, pairs and lists of words as {@link PatchPerLetter} draws them. */
final class SamplePictures {
  private static final int MOST_PATCHES = 40;
  private static final int COLOURS = 3;

  private SamplePictures() {}

  /** Grey ones, and the same in colour. */
  static List<RenderedText> all() {
    TextRenderer renderer = new PatchPerLetter();
    return SampleTexts.inputs().stream()
        .map(input -> renderer.render(input, MOST_PATCHES))
        .flatMap(grey -> Stream.of(grey, coloured(grey)))
        .toList();
  }

  /** Red letters: red stays white, green and blue are the grey. */
  private static RenderedText coloured(RenderedText grey) {
    int plane = grey.patchLength();
    byte[] pixels = new byte[grey.patchCount() * COLOURS * plane];
    for (int patch = 0; patch < grey.patchCount(); patch++) {
      for (int channel = 0; channel < COLOURS; channel++) {
        int offset = (patch * COLOURS + channel) * plane;
        grey.copyPatches(patch, 1, pixels, offset);
        if (channel == 0 && !grey.alignment().isSeparator(patch)) {
          Arrays.fill(pixels, offset, offset + plane, (byte) 255);
        }
      }
    }
    return new RenderedText(
        grey.patchSize(), COLOURS, pixels, grey.alignment(), grey.missingGlyphs());
  }
}
