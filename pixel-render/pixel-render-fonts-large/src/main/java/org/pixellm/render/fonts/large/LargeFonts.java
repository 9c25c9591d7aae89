// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts.large;

import java.io.IOException;
import java.io.InputStream;
import org.pixellm.render.fonts.FontFiles;

/** The fonts beside this class. */
public final class LargeFonts implements FontFiles {
  /** For {@link java.util.ServiceLoader}. */
  public LargeFonts() {}

  @Override
  public String jar() {
    return "pixel-render-fonts-large";
  }

  @Override
  public InputStream open(String file) throws IOException {
    InputStream in = LargeFonts.class.getResourceAsStream(file);
    if (in == null) {
      throw new IOException("the font file " + file + " is not in " + jar());
    }
    return in;
  }
}
