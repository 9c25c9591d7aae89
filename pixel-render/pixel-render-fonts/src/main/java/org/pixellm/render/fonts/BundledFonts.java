// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * All bundled fonts, and those of other {@link FontProvider}s on the class path. Asking for them
 * reads their catalogue, some ten thousand numbers, and opens no font.
 */
public final class BundledFonts {

  /** Read when first asked for. */
  private static final class Holder {
    private static final FontCatalogue CATALOGUE = FontCatalogue.read(providers());

    private static List<FontProvider> providers() {
      List<FontProvider> providers = new ArrayList<>();
      providers.add(new NotoFonts());
      ServiceLoader.load(FontProvider.class, BundledFonts.class.getClassLoader())
          .forEach(providers::add);
      return providers;
    }
  }

  private BundledFonts() {}

  /**
   * The fonts; their indices here are the numbers of faces in {@link #coverage()}. Which of them
   * draws a code point is told there: this order alone does not say it.
   */
  public static List<BundledFont> inOrder() {
    return Holder.CATALOGUE.fonts();
  }

  /** Which fonts draw which code points, in order of preference. */
  public static FontCoverage coverage() {
    return Holder.CATALOGUE.coverage();
  }

  /**
   * A hash of the outline fonts' names, versions and SHA-256, and of which code points they draw.
   * Coloured fonts are left out, so that it stays the same with and without them.
   */
  public static String digest() {
    return Holder.CATALOGUE.digest();
  }
}
