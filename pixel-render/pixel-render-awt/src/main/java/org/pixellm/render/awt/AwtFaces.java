// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import org.pixellm.render.core.shape.FaceCoverage;
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
  private final Map<Integer, AwtFace> loaded = new ConcurrentHashMap<>();

  private AwtFaces(FaceLoader loader, FontOrder order, List<AwtFace> ofUser) {
    this.loader = loader;
    this.order = order;
    this.ofUser = List.copyOf(ofUser);
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
    AwtFaces faces = new AwtFaces(loader, order, ofUser);
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

  /** Tells the log which jars have fonts for what was missing. */
  void noteMissing(Set<Integer> codePoints) {
    order.noteMissing(codePoints);
  }

  /** What tells these fonts from others, for a fingerprint. */
  Map<String, String> versions() {
    return order.versions(this::told);
  }

  /** The same, and some bundled fonts by name. */
  Map<String, String> versions(SortedSet<Integer> faces) {
    return order.versions(faces, this::told);
  }

  private String told(int face) {
    AwtFace own = face(face);
    return own.name() + ", " + own.version();
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
