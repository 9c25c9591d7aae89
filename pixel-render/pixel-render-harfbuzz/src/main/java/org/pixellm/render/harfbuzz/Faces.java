// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.pixellm.render.core.shape.FaceCoverage;
import org.pixellm.render.fonts.FontOrder;
import org.pixellm.render.fonts.FontTrait;

/**
 * All faces of a back end: the user's, the bundled ones, the user's for what those lack. A bundled
 * font is loaded when it first draws something; what it draws is known without.
 */
final class Faces implements FaceCoverage {
  private final FontOrder order;
  private final List<Face> faces;

  private Faces(FontOrder order, List<Face> faces) {
    this.order = order;
    this.faces = faces;
  }

  /**
   * The faces that a configuration asks for.
   *
   * @param monospaced whether the bundled face whose letters are equally wide is asked first
   * @param loaders FreeType
   * @param scope frees what is loaded
   * @throws org.pixellm.plugins.PixelException if one of the user's files cannot be read or is no
   *     font
   */
  static Faces load(
      HarfBuzzConfig configuration,
      boolean monospaced,
      Pool<GlyphLoaders> loaders,
      NativeScope scope) {
    List<FontSource> ofUser = FontSource.ofUser(configuration);
    int before = configuration.fonts().size();
    FontOrder order = FontOrder.of(before, ofUser.size() - before, monospaced, configuration.rgb());
    List<Face> faces =
        IntStream.range(0, order.faces())
            .mapToObj(
                face ->
                    new Face(
                        face,
                        order
                            .bundled(face)
                            .map(FontSource::bundled)
                            .orElseGet(() -> ofUser.get(order.ofUser(face))),
                        configuration,
                        loaders,
                        scope))
            .toList();
    // A broken file is told of now, not when a text first needs it.
    faces.stream()
        .filter(face -> order.bundled(face.index()).isEmpty())
        .forEach(face -> face.image(0));
    return new Faces(order, faces);
  }

  /** A face by its number. */
  Face face(int face) {
    return faces.get(face);
  }

  /** Tells the log which jars have fonts for what was missing. */
  void noteMissing(Set<Integer> codePoints) {
    order.noteMissing(codePoints);
  }

  /** What tells these fonts from others, for a fingerprint. */
  Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>(order.versions(this::told));
    faces.stream()
        .filter(face -> isColoured(face.index()))
        .map(Face::source)
        .forEach(font -> versions.put("coloured font " + font.name(), told(font)));
    return versions;
  }

  /** The same, and some bundled fonts by name. */
  Map<String, String> versions(SortedSet<Integer> numbers) {
    return order.versions(numbers, this::told);
  }

  private boolean isColoured(int face) {
    return order.bundled(face).filter(font -> font.is(FontTrait.COLOUR)).isPresent();
  }

  private String told(int face) {
    return told(faces.get(face).source());
  }

  private static String told(FontSource font) {
    return font.name() + ", " + font.sha256();
  }

  @Override
  public int faces() {
    return faces.size();
  }

  @Override
  public boolean covers(int face, int codePoint) {
    return order.bundled(face).isPresent()
        ? order.covers(face, codePoint)
        : faces.get(face).covers(codePoint);
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
