// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.Locale;
import java.util.stream.Collectors;
import org.pixellm.plugins.PixelException;

/**
 * Ends a run whose text cannot be drawn.
 *
 * @param mostMissing share of the characters that no font may be able to draw, 0 to 1
 */
record MissingGlyphBudget(double mostMissing) {
  private static final int MOST_SCRIPTS = 3;

  /**
   * Checks what was read so far.
   *
   * @throws PixelException if more is missing than may be
   */
  void check(Coverage coverage) {
    if (coverage.missingShare() <= mostMissing) {
      return;
    }
    String scripts =
        coverage.missingByScript().entrySet().stream()
            .limit(MOST_SCRIPTS)
            .map(script -> script.getKey() + " (" + script.getValue() + ")")
            .collect(Collectors.joining(", "));
    throw new PixelException(
        String.format(
            Locale.ROOT,
            "no font could draw %d of the %d characters read so far (%.3g %%), most of them %s, and data.max_missing_glyphs allows a share of %s (%.3g %%); add fonts that have them with renderer.fonts, or raise data.max_missing_glyphs",
            coverage.missing(),
            coverage.characters(),
            100 * coverage.missingShare(),
            scripts,
            mostMissing,
            100 * mostMissing));
  }
}
