// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import java.util.List;

/** All bundled fonts. */
public final class BundledFonts {
  private static final List<BundledFont> IN_ORDER =
      List.of(
          new BundledFont(
              "Noto Sans Regular",
              "2.004",
              "NotoSans-Regular.ttf",
              "89c3c497f618fdaa0b2d1e98fef93582f28c71debd2c4a8cdf41f190ced2909d"));

  private BundledFonts() {}

  /**
   * The fonts in the order in which a renderer asks them for a glyph: the first that has it draws
   * it.
   */
  public static List<BundledFont> inOrder() {
    return IN_ORDER;
  }
}
