// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.emoji;

import java.io.IOException;
import java.io.InputStream;
import org.pixellm.render.fonts.FontProvider;

/** The font beside this class. */
public final class ColourEmoji implements FontProvider {
  /** For {@link java.util.ServiceLoader}. */
  public ColourEmoji() {}

  @Override
  public InputStream open(String file) throws IOException {
    InputStream in = ColourEmoji.class.getResourceAsStream(file);
    if (in == null) {
      throw new IOException("the font file " + file + " is not on the class path");
    }
    return in;
  }
}
