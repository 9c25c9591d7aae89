// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.pixellm.plugins.PixelException;
import org.pixellm.render.fonts.BundledFont;
import org.pixellm.render.fonts.FontHash;

/** Loads faces. */
final class FaceLoader {
  /** Java's names for whatever the machine has; each stands for a list of real fonts. */
  private static final Set<String> LOGICAL =
      Set.of(Font.DIALOG, Font.DIALOG_INPUT, Font.MONOSPACED, Font.SANS_SERIF, Font.SERIF);

  private final AwtConfig configuration;

  /** A loader of faces at the sizes of a configuration. */
  FaceLoader(AwtConfig configuration) {
    this.configuration = configuration;
  }

  /**
   * Fonts of the user.
   *
   * @param files their paths
   * @param setting the setting that names them, for messages
   * @throws PixelException if one cannot be read
   */
  List<AwtFace> files(List<String> files, String setting) {
    return files.stream().map(file -> fromFile(file, setting)).toList();
  }

  /** Fonts of this machine, regular ones first. */
  List<AwtFace> platform() {
    return platformFonts()
        .map(font -> new AwtFace(font, "of this machine", configuration))
        .toList();
  }

  private AwtFace fromFile(String file, String setting) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw new PixelException(
          "the font file " + file + " cannot be read: name a TTF or OTF file in " + setting, e);
    }
    try {
      return face(bytes, FontHash.sha256(bytes));
    } catch (FontFormatException | IOException e) {
      throw new PixelException(
          "the file "
              + file
              + " is no font that Java can read: name a TTF or OTF file in "
              + setting,
          e);
    }
  }

  /**
   * A bundled font.
   *
   * @throws PixelException if it is damaged, or this Java cannot load it
   */
  AwtFace bundled(BundledFont font) {
    byte[] bytes;
    try {
      bytes = font.read();
    } catch (IOException e) {
      throw new PixelException(e.getMessage(), e);
    }
    try {
      return face(bytes, font.sha256());
    } catch (FontFormatException | IOException e) {
      throw new PixelException(
          "the bundled font "
              + font.name()
              + " cannot be loaded: check that the folder for temporary files can be written to",
          e);
    } catch (LinkageError | InternalError e) {
      throw new PixelException(
          "this Java cannot load fonts: install the system packages for freetype and fontconfig, or"
              + " a JDK that is not headless-minimal",
          e);
    }
  }

  private AwtFace face(byte[] bytes, String sha256) throws FontFormatException, IOException {
    Font font = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes));
    return new AwtFace(font, sha256, configuration);
  }

  private static Stream<Font> platformFonts() {
    return Stream.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
        .filter(font -> !LOGICAL.contains(font.getFamily(java.util.Locale.ROOT)))
        .sorted(
            Comparator.comparing((Font font) -> !isRegular(font)).thenComparing(Font::getPSName));
  }

  private static boolean isRegular(Font font) {
    return font.getPSName().endsWith("Regular") || !font.getPSName().contains("-");
  }
}
