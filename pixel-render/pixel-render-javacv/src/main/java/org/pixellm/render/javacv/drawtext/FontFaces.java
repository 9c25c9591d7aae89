// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.drawtext;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.pixellm.plugins.PixelException;
import org.pixellm.render.core.shape.FaceCoverage;
import org.pixellm.render.fonts.BundledFont;
import org.pixellm.render.fonts.BundledFonts;
import org.pixellm.render.fonts.FontTrait;

/**
 * Fonts as files, since drawtext takes no other: those of the user, then the bundled ones, each
 * written to a temporary folder when it is first drawn with. The JDK measures widths.
 */
final class FontFaces implements FaceCoverage {
  private static final float UNITS = 1000;

  private final double pixelsPerUnit;
  private final List<Path> own = new ArrayList<>();
  private final List<BundledFont> bundled = BundledFonts.inOrder();
  private final Map<Integer, Face> faces = new ConcurrentHashMap<>();
  private final FontRenderContext context = new FontRenderContext(null, true, true);
  private Path folder;

  /** A font's file, and the same font for measuring. */
  record Face(Path file, Font font) {}

  FontFaces(DrawtextConfig configuration) {
    this.pixelsPerUnit = configuration.fontSize() / UNITS;
    for (String file : configuration.fonts()) {
      own.add(Path.of(file));
      face(own.size() - 1);
    }
  }

  @Override
  public int faces() {
    return own.size() + bundled.size();
  }

  @Override
  public boolean covers(int face, int codePoint) {
    return face < own.size()
        ? face(face).font().canDisplay(codePoint)
        : BundledFonts.coverage().covers(face - own.size(), codePoint)
            && !bundled.get(face - own.size()).is(FontTrait.COLOUR);
  }

  @Override
  public int[] candidates(int codePoint) {
    IntStream first = IntStream.range(0, own.size()).filter(face -> covers(face, codePoint));
    IntStream then =
        IntStream.of(BundledFonts.coverage().faces(codePoint))
            .filter(face -> !bundled.get(face).is(FontTrait.COLOUR))
            .map(face -> face + own.size());
    return IntStream.concat(first, then).toArray();
  }

  @Override
  public boolean emoji(int face) {
    return face >= own.size() && bundled.get(face - own.size()).is(FontTrait.EMOJI);
  }

  /** A face's file. */
  Path file(int face) {
    return face(face).file();
  }

  /** Width of a cluster in whole pixels. */
  int advance(int face, String cluster) {
    char[] text = cluster.toCharArray();
    var line =
        face(face)
            .font()
            .layoutGlyphVector(context, text, 0, text.length, Font.LAYOUT_LEFT_TO_RIGHT);
    double units = line.getGlyphPosition(line.getNumGlyphs()).getX();
    return Math.max(0, (int) Math.floor(units * pixelsPerUnit + 0.5));
  }

  /** What the fonts are, for a fingerprint. */
  Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    own.forEach(file -> versions.put("font " + file.getFileName(), "a file of the user"));
    versions.put("bundled fonts", BundledFonts.digest());
    return versions;
  }

  private Face face(int index) {
    return faces.computeIfAbsent(index, this::load);
  }

  private Face load(int index) {
    Path file = index < own.size() ? own.get(index) : extracted(bundled.get(index - own.size()));
    try {
      return new Face(file, Font.createFont(Font.TRUETYPE_FONT, file.toFile()).deriveFont(UNITS));
    } catch (IOException | FontFormatException e) {
      throw new PixelException(
          "the font file " + file + " cannot be read: name a TTF or OTF file in fonts", e);
    }
  }

  private synchronized Path extracted(BundledFont font) {
    try {
      if (folder == null) {
        folder = Files.createTempDirectory("pixel-fonts");
        folder.toFile().deleteOnExit();
      }
      Path file = folder.resolve(font.resource());
      if (!Files.exists(file)) {
        Files.write(file, font.read());
        file.toFile().deleteOnExit();
      }
      return file;
    } catch (IOException e) {
      throw new PixelException(
          "the bundled font "
              + font.name()
              + " cannot be written for FFmpeg: check that the folder for temporary files can be written to",
          e);
    }
  }
}
