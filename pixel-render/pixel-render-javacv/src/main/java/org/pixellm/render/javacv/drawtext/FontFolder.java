// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.drawtext;

import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.pixellm.plugins.PixelException;
import org.pixellm.render.fonts.BundledFont;
import org.pixellm.render.fonts.FontHash;

/**
 * Writes fonts into a temporary folder of this process, since drawtext takes files only and reads
 * them again and again. The user's are copied, too, so that what is drawn stays what was hashed.
 */
final class FontFolder {
  private Path folder;

  /**
   * Fonts of the user.
   *
   * @param files their paths
   * @param setting the setting that names them, for messages
   * @throws PixelException if one cannot be read
   */
  List<FontFile> ofUser(List<String> files, String setting) {
    return files.stream().map(file -> ofUser(file, setting)).toList();
  }

  private FontFile ofUser(String file, String setting) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw new PixelException(
          "the font file %s cannot be read: name a TTF or OTF file in %s".formatted(file, setting),
          e);
    }
    try {
      String sha256 = FontHash.sha256(bytes);
      return FontFile.of(written(bytes, sha256), sha256);
    } catch (FontFormatException e) {
      throw new PixelException(
          "the file %s is no font that Java can read: name a TTF or OTF file in %s"
              .formatted(file, setting),
          e);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * A bundled font.
   *
   * @throws PixelException if it is damaged
   */
  FontFile bundled(BundledFont font) {
    byte[] bytes;
    try {
      bytes = font.read();
    } catch (IOException e) {
      throw new PixelException(e.getMessage(), e);
    }
    try {
      return FontFile.of(written(bytes, font.sha256()), font.sha256());
    } catch (IOException | FontFormatException e) {
      throw unwritable(font.name(), e);
    }
  }

  /** Under names that are ASCII whatever the user's are, for FFmpeg on every platform. */
  private synchronized Path written(byte[] bytes, String sha256) throws IOException {
    if (folder == null) {
      folder = Files.createTempDirectory("pixel-fonts");
      folder.toFile().deleteOnExit();
    }
    Path file = folder.resolve(sha256 + ".ttf");
    if (!Files.exists(file)) {
      Files.write(file, bytes);
      file.toFile().deleteOnExit();
    }
    return file;
  }

  private static PixelException unwritable(String font, Exception cause) {
    return new PixelException(
        "the font %s cannot be loaded: check that the folder for temporary files can be written to"
            .formatted(font),
        cause);
  }
}
