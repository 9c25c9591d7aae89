// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A font file on the class path.
 *
 * @param name the face's full name, for example {@code Noto Sans Regular}
 * @param version the font's own version
 * @param resource file name beside this class
 * @param sha256 of the file, in hex
 */
public record BundledFont(String name, String version, String resource, String sha256) {
  /** Checks that everything is there. */
  public BundledFont {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(resource, "resource");
    Objects.requireNonNull(sha256, "sha256");
  }

  /**
   * The file's bytes.
   *
   * @throws IOException if the file is not on the class path or cannot be read
   */
  public byte[] read() throws IOException {
    try (InputStream in = BundledFont.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the font file " + resource + " is not on the class path");
      }
      return in.readAllBytes();
    }
  }
}
