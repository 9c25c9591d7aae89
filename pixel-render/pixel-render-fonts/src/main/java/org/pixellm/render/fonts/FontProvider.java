// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A folder of fonts on the class path. Providers other than the built-in one are found with {@link
 * java.util.ServiceLoader}.
 *
 * <p>Beside the fonts are two tables without header, columns set apart by tabs, in UTF-8. {@code
 * fonts.tsv} has a line for each face: file, full name, version, SHA-256 in hex, traits set apart
 * by commas or a hyphen for none. {@code coverage.tsv} tells which code points a face draws: a
 * rank, the file, and ranges in hex set apart by blanks. Where several faces draw a code point, the
 * lowest rank comes first; a face may have several lines with different ranks for different code
 * points.
 */
public interface FontProvider {

  /**
   * Opens a file of the folder. The caller closes it.
   *
   * @param file name of a font or of one of the tables
   * @throws IOException if it is not there or cannot be read
   */
  InputStream open(String file) throws IOException;

  /**
   * The jar that a font of the tables is in, if that jar is not on the class path. Such a face is
   * left out, and its jar named to who would need it. Of most providers all fonts are there.
   *
   * @param file name of the font
   */
  default Optional<String> absentJar(String file) {
    return Optional.empty();
  }
}
