// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      ClassLoader loader = BundledFonts.class.getClassLoader();
      List<FontProvider> providers = new ArrayList<>();
      providers.add(new NotoFonts(ServiceLoader.load(FontFiles.class, loader)));
      ServiceLoader.load(FontProvider.class, loader).forEach(providers::add);
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

  /** Bundled faces that draw nothing here, because the jar with their files is not there. */
  public static List<AbsentFont> absent() {
    return Holder.CATALOGUE.absent();
  }

  /**
   * The jar to add so that a code point is drawn, or drawn by a better face; empty if no absent
   * face has it.
   */
  public static Optional<String> absentJar(int codePoint) {
    return Holder.CATALOGUE.absentJar(codePoint);
  }

  /**
   * A hash of the outline fonts' names, versions and SHA-256, and of which code points they draw.
   * Coloured fonts are left out, so that it stays the same with and without them; absent ones, too,
   * so that it does not.
   */
  public static String digest() {
    return Holder.CATALOGUE.digest();
  }
}
