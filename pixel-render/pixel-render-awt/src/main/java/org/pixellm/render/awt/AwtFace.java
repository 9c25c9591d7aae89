// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import com.ibm.icu.lang.UCharacter;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.pixellm.plugins.render.GlyphImage;

/**
 * One font. Everything is asked of the JDK at one large size, in thousandths of the em, where its
 * rounding does not show; sizes in pixels are made from that here.
 */
final class AwtFace {
  /** Units to the em. The size at which the JDK lays out, so that one of its pixels is one unit. */
  static final int UNITS = 1000;

  /** The JDK's codes for characters that it leaves out. */
  private static final int FIRST_INVISIBLE = 0xFFFE;

  private static final int MISSING = 0;
  private static final int BRAILLE_BLANK = 0x2800;

  /** A glyph of the face: its ink, and its width in units before kerning. */
  record Glyph(GlyphImage image, double advance) {}

  private final Font font;
  private final String version;
  private final FontRenderContext context;
  private final GlyphDrawer drawer;
  private final Map<Integer, Glyph> glyphs = new ConcurrentHashMap<>();
  private final Map<Integer, Boolean> covered = new ConcurrentHashMap<>();

  /**
   * A face.
   *
   * @param font the font at any size
   * @param version what tells its file from others
   * @param configuration sizes
   */
  AwtFace(Font font, String version, AwtConfig configuration) {
    Font large = font.deriveFont((float) UNITS);
    this.font =
        configuration.kerning()
            ? large.deriveFont(Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON))
            : large;
    this.version = version;
    this.context = new FontRenderContext(null, true, true);
    this.drawer = GlyphDrawer.create(this::outlineOf, configuration);
  }

  /** The font's PostScript name. */
  String name() {
    return font.getPSName();
  }

  /** What tells the font's file from others. */
  String version() {
    return version;
  }

  /**
   * Whether the face really draws a code point. A font can map one to a glyph without outline, as
   * colour fonts do, and Java then says that it can display it.
   */
  boolean covers(int codePoint) {
    return covered.computeIfAbsent(codePoint, this::draws);
  }

  private boolean draws(int codePoint) {
    int code = codeOf(codePoint);
    return code != MISSING
        && (isInvisible(code) || isBlank(codePoint) || !glyph(code).image().isBlank());
  }

  private static boolean isBlank(int codePoint) {
    return UCharacter.isUWhiteSpace(codePoint)
        || UCharacter.getType(codePoint) == Character.FORMAT
        || codePoint == BRAILLE_BLANK;
  }

  /** Whether a glyph code stands for nothing. */
  static boolean isInvisible(int code) {
    return code >= FIRST_INVISIBLE;
  }

  /** Whether a glyph code stands for the box of an unknown character. */
  static boolean isMissing(int code) {
    return code == MISSING;
  }

  /** Lays out characters in units; glyphs are from left to right. */
  GlyphVector layout(char[] text, int start, int end, boolean rightToLeft) {
    int flags = rightToLeft ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT;
    return font.layoutGlyphVector(context, text, start, end, flags);
  }

  /** A glyph by its code in the font. */
  Glyph glyph(int code) {
    return glyphs.computeIfAbsent(code, this::draw);
  }

  private Glyph draw(int code) {
    GlyphVector vector = font.createGlyphVector(context, new int[] {code});
    double advance = vector.getGlyphMetrics(0).getAdvanceX();
    return new Glyph(drawer.draw(vector.getGlyphOutline(0)), advance);
  }

  private int codeOf(int codePoint) {
    return font.createGlyphVector(context, Character.toString(codePoint)).getGlyphCode(0);
  }

  /** The outline of a code point in units, y down; null if the font has none. */
  private Shape outlineOf(int codePoint) {
    int code = codeOf(codePoint);
    return code == MISSING || isInvisible(code)
        ? null
        : font.createGlyphVector(context, new int[] {code}).getGlyphOutline(0);
  }
}
