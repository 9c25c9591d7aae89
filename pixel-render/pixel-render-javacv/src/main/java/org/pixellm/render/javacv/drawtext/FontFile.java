// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.drawtext;

import com.ibm.icu.lang.UCharacter;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A font as a file for drawtext, which the JDK measures. Safe to share between threads. */
final class FontFile {
  private static final int UNITS = 1000;

  /** The JDK's codes for characters that it leaves out. */
  private static final int FIRST_INVISIBLE = 0xFFFE;

  private static final int BRAILLE_BLANK = 0x2800;

  private final Path file;
  private final String sha256;
  private final Font font;
  private final FontRenderContext context = new FontRenderContext(null, true, true);
  private final Map<Integer, Boolean> covered = new ConcurrentHashMap<>();

  private FontFile(Path file, String sha256, Font font) {
    this.file = file;
    this.sha256 = sha256;
    this.font = font;
  }

  /**
   * A font.
   *
   * @param file a TTF or OTF file that stays as it is
   * @param sha256 of the file, in hex
   * @throws FontFormatException if it is none that the JDK can read
   */
  static FontFile of(Path file, String sha256) throws IOException, FontFormatException {
    Font font = Font.createFont(Font.TRUETYPE_FONT, file.toFile()).deriveFont((float) UNITS);
    return new FontFile(file, sha256, font);
  }

  /** Where drawtext finds it. */
  Path file() {
    return file;
  }

  /** SHA-256 of the file, in hex. */
  String sha256() {
    return sha256;
  }

  /** The PostScript name. */
  String name() {
    return font.getPSName();
  }

  /**
   * Whether the font's character map leads from a code point to a glyph with ink, or to a blank
   * where one belongs. A colour font maps to glyphs without outlines, which drawtext draws blank.
   */
  boolean covers(int codePoint) {
    return covered.computeIfAbsent(codePoint, this::draws);
  }

  private boolean draws(int codePoint) {
    GlyphVector glyphs = font.createGlyphVector(context, Character.toString(codePoint));
    int code = glyphs.getGlyphCode(0);
    return code != font.getMissingGlyphCode()
        && (code >= FIRST_INVISIBLE
            || isBlank(codePoint)
            || !glyphs.getGlyphOutline(0).getBounds2D().isEmpty());
  }

  private static boolean isBlank(int codePoint) {
    return UCharacter.isUWhiteSpace(codePoint)
        || UCharacter.getType(codePoint) == Character.FORMAT
        || codePoint == BRAILLE_BLANK;
  }

  /** Width of a cluster in parts of the em. */
  double advance(String cluster) {
    char[] text = cluster.toCharArray();
    GlyphVector line =
        font.layoutGlyphVector(context, text, 0, text.length, Font.LAYOUT_LEFT_TO_RIGHT);
    return line.getGlyphPosition(line.getNumGlyphs()).getX() / UNITS;
  }
}
