// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.pixellm.plugins.render.PictureAttack;
import org.pixellm.plugins.render.RenderedText;

/**
 * Disturbs each stretch of patches between separators as one picture, so that nothing comes over
 * from a separator and nothing stops at the edge of a patch.
 */
final class StripAttack implements PictureAttack {
  private final StripFilter filter;

  StripAttack(StripFilter filter) {
    this.filter = filter;
  }

  @Override
  public RenderedText attack(RenderedText clean, double severity, RandomGenerator random) {
    if (!(severity >= 0 && severity <= 1)) {
      throw new IllegalArgumentException("a severity is 0 to 1, not " + severity);
    }
    Draw draw = Draw.from(random);
    if (severity == 0) {
      return clean;
    }
    PatchPixels pixels = new PatchPixels(clean);
    int from = 0;
    for (int patch = 0; patch <= clean.patchCount(); patch++) {
      if (patch == clean.patchCount() || clean.alignment().isSeparator(patch)) {
        if (patch > from) {
          disturb(pixels, from, patch, severity, draw.at(from));
        }
        from = patch + 1;
      }
    }
    return pixels.text();
  }

  @SuppressWarnings("try") // the scope need only be there
  private void disturb(PatchPixels pixels, int from, int to, double severity, Draw draw) {
    // Frees what OpenCV took, whatever happens.
    try (PointerScope scope = new PointerScope()) {
      Mat strip = pixels.strip(from, to);
      pixels.put(from, filter.filter(strip, severity, draw));
    }
  }
}
