// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import com.ibm.icu.lang.UCharacter;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.pixellm.plugins.render.GlyphImage;

/**
 * One of the fonts of a back end: loaded when it is first needed, each of its glyphs drawn once.
 * Safe to share between threads.
 */
final class Face {
  private static final int BRAILLE_BLANK = 0x2800;

  private final int index;
  private final FontSource source;
  private final HarfBuzzConfig configuration;
  private final Pool<GlyphLoaders> loaders;
  private final NativeScope scope;
  private volatile Loaded loaded;

  private record Loaded(ShapingFont font, AtomicReferenceArray<GlyphImage> glyphs) {}

  /**
   * A face.
   *
   * @param index its place among the faces of the back end
   * @param scope frees what it loads
   */
  Face(
      int index,
      FontSource source,
      HarfBuzzConfig configuration,
      Pool<GlyphLoaders> loaders,
      NativeScope scope) {
    this.index = index;
    this.source = source;
    this.configuration = configuration;
    this.loaders = loaders;
    this.scope = scope;
  }

  /** Its place among the faces of the back end. */
  int index() {
    return index;
  }

  /** Where it comes from. */
  FontSource source() {
    return source;
  }

  /** HarfBuzz's view of it. */
  ShapingFont font() {
    return loaded().font();
  }

  private Loaded loaded() {
    Loaded known = loaded;
    if (known == null) {
      synchronized (this) {
        known = loaded;
        if (known == null) {
          ShapingFont font = ShapingFont.load(source, configuration.fontSize(), scope);
          known = new Loaded(font, new AtomicReferenceArray<>(font.glyphCount()));
          loaded = known;
        }
      }
    }
    return known;
  }

  /** Whether the face really draws a code point: a cmap can lead to glyphs without ink. */
  boolean covers(int codePoint) {
    int glyph = font().glyphOf(codePoint);
    return glyph != 0 && (isBlank(codePoint) || !image(glyph).isBlank());
  }

  private static boolean isBlank(int codePoint) {
    return UCharacter.isUWhiteSpace(codePoint)
        || UCharacter.getType(codePoint) == Character.FORMAT
        || codePoint == BRAILLE_BLANK;
  }

  /** A glyph's ink, by its number in the font. */
  GlyphImage image(int glyph) {
    AtomicReferenceArray<GlyphImage> glyphs = loaded().glyphs();
    if (glyph < 0 || glyph >= glyphs.length()) {
      return GlyphImage.blank();
    }
    GlyphImage image = glyphs.get(glyph);
    if (image == null) {
      image = loaders.use(all -> all.of(this).load(glyph));
      glyphs.set(glyph, image);
    }
    return image;
  }
}
