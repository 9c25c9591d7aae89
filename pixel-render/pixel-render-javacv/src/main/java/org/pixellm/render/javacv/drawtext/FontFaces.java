// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.drawtext;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.pixellm.render.core.shape.FaceCoverage;
import org.pixellm.render.fonts.FontOrder;

/**
 * All faces: the user's, the bundled ones, the user's for what those lack. A bundled font is loaded
 * when it first draws something. Coloured fonts are never chosen: drawtext draws outlines only.
 */
final class FontFaces implements FaceCoverage {
  private final FontFolder folder;
  private final FontOrder order;
  private final List<FontFile> ofUser;
  private final double fontSize;
  private final Map<Integer, FontFile> loaded = new ConcurrentHashMap<>();

  /**
   * The faces that a configuration asks for.
   *
   * @param monospaced whether the bundled face whose letters are equally wide is asked first
   * @throws org.pixellm.plugins.PixelException if a font of the user cannot be read
   */
  FontFaces(FontFolder folder, DrawtextConfig configuration, boolean monospaced) {
    this.folder = folder;
    List<FontFile> files = new ArrayList<>(folder.ofUser(configuration.fonts(), "fonts"));
    int before = files.size();
    files.addAll(folder.ofUser(configuration.fallbackFonts(), "fallback_fonts"));
    this.ofUser = List.copyOf(files);
    this.order = FontOrder.of(before, ofUser.size() - before, monospaced, false);
    this.fontSize = configuration.fontSize();
  }

  @Override
  public int faces() {
    return order.faces();
  }

  @Override
  public boolean covers(int face, int codePoint) {
    return order.bundled(face).isPresent()
        ? order.covers(face, codePoint)
        : font(face).covers(codePoint);
  }

  @Override
  public int[] candidates(int codePoint) {
    return order.candidates(codePoint, this::covers);
  }

  @Override
  public boolean emoji(int face) {
    return order.emoji(face);
  }

  @Override
  public int firstOfScripts() {
    return order.firstOfScripts();
  }

  /** A face's file. */
  Path file(int face) {
    return font(face).file();
  }

  /** Width of a cluster in whole pixels. */
  int advance(int face, String cluster) {
    return Math.max(0, (int) Math.floor(font(face).advance(cluster) * fontSize + 0.5));
  }

  /** Tells the log which jars have fonts for what was missing. */
  void noteMissing(Set<Integer> codePoints) {
    order.noteMissing(codePoints);
  }

  /** What tells these fonts from others, for a fingerprint. */
  Map<String, String> versions() {
    return order.versions(face -> font(face).name() + ", " + font(face).sha256());
  }

  private FontFile font(int face) {
    return order
        .bundled(face)
        .map(font -> loaded.computeIfAbsent(face, f -> folder.bundled(font)))
        .orElseGet(() -> ofUser.get(order.ofUser(face)));
  }
}
