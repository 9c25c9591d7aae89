// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.pixellm.render.core.shape.FaceCoverage;
import org.pixellm.render.fonts.BundledFont;
import org.pixellm.render.fonts.BundledFonts;
import org.pixellm.render.fonts.FontCoverage;
import org.pixellm.render.fonts.FontTrait;

/**
 * All faces of a renderer: the user's, the bundled ones, the user's for what those lack, and if
 * allowed those of the machine. A bundled font is loaded when it first draws something. Coloured
 * fonts are never chosen: Java2D draws outlines only.
 */
final class AwtFaces implements FaceCoverage {
  private final FaceLoader loader;
  private final List<AwtFace> before;
  private final List<AwtFace> after;

  /** The faces in between, by their place among them. */
  private final List<BundledFont> bundled;

  /** Place among the bundled faces here, by index in the catalogue; -1 for those not used. */
  private final int[] places;

  private final FontCoverage coverage = BundledFonts.coverage();
  private final boolean monospaced;
  private final Map<Integer, AwtFace> loaded = new ConcurrentHashMap<>();

  private AwtFaces(
      FaceLoader loader, List<AwtFace> before, List<AwtFace> after, boolean monospaced) {
    this.loader = loader;
    this.before = List.copyOf(before);
    this.after = List.copyOf(after);
    this.monospaced = monospaced;
    List<BundledFont> catalogue = BundledFonts.inOrder();
    List<BundledFont> ordered = new ArrayList<>(catalogue);
    ordered.removeIf(font -> font.is(FontTrait.COLOUR));
    if (monospaced) {
      List<BundledFont> first =
          ordered.stream().filter(font -> font.is(FontTrait.MONOSPACED)).toList();
      ordered.removeAll(first);
      ordered.addAll(0, first);
    }
    this.bundled = List.copyOf(ordered);
    this.places = catalogue.stream().mapToInt(bundled::indexOf).toArray();
  }

  /**
   * The faces that a configuration asks for.
   *
   * @param monospaced whether the bundled face whose letters are equally wide is asked first
   * @throws org.pixellm.plugins.PixelException if a font of the user cannot be read, or Java cannot
   *     load the first bundled one
   */
  static AwtFaces load(FaceLoader loader, AwtConfig configuration, boolean monospaced) {
    List<AwtFace> before = loader.files(configuration.fonts(), "fonts");
    List<AwtFace> after =
        new ArrayList<>(loader.files(configuration.fallbackFonts(), "fallback_fonts"));
    if (configuration.allowPlatformFonts()) {
      after.addAll(loader.platform());
    }
    AwtFaces faces = new AwtFaces(loader, before, after, monospaced);
    // So that a Java without fonts is told of before the first text.
    faces.face(before.size());
    return faces;
  }

  /** A face by its number. */
  AwtFace face(int face) {
    int place = face - before.size();
    if (place < 0) {
      return before.get(face);
    }
    return place < bundled.size()
        ? loaded.computeIfAbsent(place, p -> loader.bundled(bundled.get(p)))
        : after.get(place - bundled.size());
  }

  /** Number of bundled faces loaded so far. */
  int loaded() {
    return loaded.size();
  }

  /** What tells these fonts from others, for a fingerprint. */
  Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    for (int i = 0; i < before.size(); i++) {
      versions.put("font " + (i + 1), told(before.get(i)));
    }
    versions.put("bundled fonts", bundled.size() + " faces, " + BundledFonts.digest());
    for (int i = 0; i < after.size(); i++) {
      versions.put("fallback font " + (i + 1), told(after.get(i)));
    }
    return versions;
  }

  private static String told(AwtFace face) {
    return face.name() + ", " + face.version();
  }

  @Override
  public int faces() {
    return before.size() + bundled.size() + after.size();
  }

  @Override
  public boolean covers(int face, int codePoint) {
    int place = face - before.size();
    return isBundled(place) ? coversBundled(place, codePoint) : face(face).covers(codePoint);
  }

  private boolean isBundled(int place) {
    return place >= 0 && place < bundled.size();
  }

  private boolean coversBundled(int place, int codePoint) {
    for (int index : coverage.faces(codePoint)) {
      if (places[index] == place) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int[] candidates(int codePoint) {
    IntStream.Builder found = IntStream.builder();
    addCovering(found, 0, before.size(), codePoint);
    int[] indices = coverage.faces(codePoint);
    if (monospaced) {
      addMonospaced(found, indices);
    }
    for (int index : indices) {
      int place = places[index];
      if (place >= (monospaced ? 1 : 0)) {
        found.add(before.size() + place);
      }
    }
    addCovering(found, before.size() + bundled.size(), faces(), codePoint);
    return found.build().toArray();
  }

  private void addMonospaced(IntStream.Builder found, int[] indices) {
    for (int index : indices) {
      if (places[index] == 0) {
        found.add(before.size());
      }
    }
  }

  private void addCovering(IntStream.Builder found, int from, int to, int codePoint) {
    for (int face = from; face < to; face++) {
      if (face(face).covers(codePoint)) {
        found.add(face);
      }
    }
  }

  @Override
  public boolean emoji(int face) {
    int place = face - before.size();
    return isBundled(place) && bundled.get(place).is(FontTrait.EMOJI);
  }

  @Override
  public int firstOfScripts() {
    return before.size() + (monospaced ? 2 : 1);
  }
}
