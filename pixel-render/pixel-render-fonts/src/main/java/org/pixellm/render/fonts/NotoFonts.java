// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import java.io.IOException;
import java.io.InputStream;

/** The fonts beside this class. */
final class NotoFonts implements FontProvider {
  @Override
  public InputStream open(String file) throws IOException {
    InputStream in = NotoFonts.class.getResourceAsStream(file);
    if (in == null) {
      throw new IOException("the font file " + file + " is not on the class path");
    }
    return in;
  }
}
