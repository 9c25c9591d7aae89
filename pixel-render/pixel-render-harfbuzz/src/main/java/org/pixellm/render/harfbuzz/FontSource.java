// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.pixellm.plugins.PixelException;
import org.pixellm.render.fonts.BundledFont;
import org.pixellm.render.fonts.FontHash;

/**
 * A font that can be loaded.
 *
 * @param name what messages and fingerprints call it
 * @param sha256 of the file, in hex
 * @param bytes reads the file
 */
record FontSource(String name, String sha256, Supplier<byte[]> bytes) {

  /**
   * The user's fonts, those that come first before those that come last.
   *
   * @throws PixelException if a file cannot be read
   */
  static List<FontSource> ofUser(HarfBuzzConfig configuration) {
    List<FontSource> sources = new ArrayList<>();
    configuration.fonts().forEach(file -> sources.add(ofFile(file, "fonts")));
    configuration.fallbackFonts().forEach(file -> sources.add(ofFile(file, "fallback_fonts")));
    return sources;
  }

  private static FontSource ofFile(String file, String setting) {
    try {
      Path path = Path.of(file);
      byte[] bytes = Files.readAllBytes(path);
      return new FontSource(
          String.valueOf(path.getFileName()), FontHash.sha256(bytes), () -> bytes);
    } catch (IOException | InvalidPathException e) {
      throw new PixelException(
          "the font file %s cannot be read: name a TTF or OTF file in %s".formatted(file, setting),
          e);
    }
  }

  /** A bundled font, which is read when it is needed. */
  static FontSource bundled(BundledFont font) {
    return new FontSource(font.name(), font.sha256(), () -> read(font));
  }

  private static byte[] read(BundledFont font) {
    try {
      return font.read();
    } catch (IOException e) {
      throw new PixelException(e.getMessage(), e);
    }
  }
}
