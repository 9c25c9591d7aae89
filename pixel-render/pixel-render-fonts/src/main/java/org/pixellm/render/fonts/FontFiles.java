// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import java.io.IOException;
import java.io.InputStream;

/**
 * Files of bundled faces that stand in a jar of their own, because they are large. The tables
 * beside the bundled fonts tell of these faces, too; without the jar they are {@linkplain
 * BundledFonts#absent absent}. Found with {@link java.util.ServiceLoader}.
 */
public interface FontFiles {

  /** The jar's name, for example {@code pixel-render-fonts-large}. */
  String jar();

  /**
   * Opens a font. The caller closes it.
   *
   * @param file name of the font's file
   * @throws IOException if it is not there or cannot be read
   */
  InputStream open(String file) throws IOException;
}
