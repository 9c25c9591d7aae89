// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import org.pixellm.render.core.shape.FaceCoverage;
import org.pixellm.render.fonts.BundledFonts;
import org.pixellm.render.fonts.FontOrder;

/**
 * All faces of a renderer: the user's, the bundled ones, the user's for what those lack, and if
 * allowed those of the machine. A bundled font is loaded when it first draws something. Coloured
 * fonts are never chosen: Java2D draws outlines only.
 */
final class AwtFaces implements FaceCoverage {
  private final FaceLoader loader;
  private final FontOrder order;
  private final List<AwtFace> ofUser;
  private final int before;
  private final Map<Integer, AwtFace> loaded = new ConcurrentHashMap<>();

  private AwtFaces(FaceLoader loader, FontOrder order, List<AwtFace> ofUser, int before) {
    this.loader = loader;
    this.order = order;
    this.ofUser = List.copyOf(ofUser);
    this.before = before;
  }

  /**
   * The faces that a configuration asks for.
   *
   * @param monospaced whether the bundled face whose letters are equally wide is asked first
   * @throws org.pixellm.plugins.PixelException if a font of the user cannot be read, or Java cannot
   *     load the first bundled one
   */
  static AwtFaces load(FaceLoader loader, AwtConfig configuration, boolean monospaced) {
    List<AwtFace> ofUser = new ArrayList<>(loader.files(configuration.fonts(), "fonts"));
    int before = ofUser.size();
    ofUser.addAll(loader.files(configuration.fallbackFonts(), "fallback_fonts"));
    if (configuration.allowPlatformFonts()) {
      ofUser.addAll(loader.platform());
    }
    FontOrder order = FontOrder.of(before, ofUser.size() - before, monospaced, false);
    AwtFaces faces = new AwtFaces(loader, order, ofUser, before);
    // So that a Java without fonts is told of before the first text.
    faces.face(before);
    return faces;
  }

  /** A face by its number. */
  AwtFace face(int face) {
    return order
        .bundled(face)
        .map(font -> loaded.computeIfAbsent(face, f -> loader.bundled(font)))
        .orElseGet(() -> ofUser.get(order.ofUser(face)));
  }

  /** Number of bundled faces loaded so far. */
  int loaded() {
    return loaded.size();
  }

  /** What tells these fonts from others, for a fingerprint. */
  Map<String, String> versions() {
    int bundled = order.faces() - ofUser.size();
    Map<String, String> versions = new LinkedHashMap<>(versionsOfUser());
    versions.put("bundled fonts", bundled + " faces, " + BundledFonts.digest());
    return versions;
  }

  /** The same of the user's fonts, and of some bundled ones by name. */
  Map<String, String> versions(SortedSet<Integer> faces) {
    Map<String, String> versions = new LinkedHashMap<>(versionsOfUser());
    versions.putAll(order.versions(faces));
    return versions;
  }

  private Map<String, String> versionsOfUser() {
    Map<String, String> versions = new LinkedHashMap<>();
    for (int face = 0; face < order.faces(); face++) {
      if (order.bundled(face).isEmpty()) {
        AwtFace own = face(face);
        boolean last = order.ofUser(face) != face;
        versions.put(
            last ? "fallback font " + (order.ofUser(face) - before + 1) : "font " + (face + 1),
            own.name() + ", " + own.version());
      }
    }
    return versions;
  }

  @Override
  public int faces() {
    return order.faces();
  }

  @Override
  public boolean covers(int face, int codePoint) {
    return order.bundled(face).isPresent()
        ? order.covers(face, codePoint)
        : face(face).covers(codePoint);
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
}
