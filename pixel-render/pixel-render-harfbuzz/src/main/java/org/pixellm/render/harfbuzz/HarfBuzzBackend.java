// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pixellm.render.core.RecordSettings;
import org.pixellm.render.core.shape.BaseDirection;
import org.pixellm.render.core.shape.FaceItemizer;
import org.pixellm.render.core.shape.FaceRun;
import org.pixellm.render.core.shape.GlyphBackend;
import org.pixellm.render.core.shape.GlyphShape;

/**
 * Shapes with HarfBuzz, face by face and script by script. Native memory is freed when a back end
 * is no longer used.
 */
final class HarfBuzzBackend implements GlyphBackend {
  private final HarfBuzzConfig configuration;
  private final Map<String, String> libraries;
  private final Faces faces;
  private final Pool<GlyphRun> runs;
  private final FaceItemizer itemizer;

  private HarfBuzzBackend(
      HarfBuzzConfig configuration,
      Map<String, String> libraries,
      Faces faces,
      Pool<GlyphRun> runs) {
    this.configuration = configuration;
    this.libraries = libraries;
    this.faces = faces;
    this.runs = runs;
    this.itemizer = new FaceItemizer(faces);
  }

  /**
   * A back end.
   *
   * @param configuration sizes and the user's fonts
   * @param monospaced whether the bundled face whose letters are equally wide is asked first
   * @throws org.pixellm.plugins.PixelException if the native libraries are not there, or one of the
   *     user's files is no font
   */
  static HarfBuzzBackend create(HarfBuzzConfig configuration, boolean monospaced) {
    return create(configuration, monospaced, new NativeScope());
  }

  /** The same with a scope, still empty, that takes charge of its natives. */
  static HarfBuzzBackend create(
      HarfBuzzConfig configuration, boolean monospaced, NativeScope scope) {
    Map<String, String> libraries = Natives.versions();
    Pool<GlyphRun> runs = new Pool<>(GlyphRun::new, GlyphRun::close, scope);
    Pool<GlyphLoaders> loaders =
        new Pool<>(() -> new GlyphLoaders(configuration), GlyphLoaders::close, scope);
    HarfBuzzBackend backend;
    try {
      Faces faces = Faces.load(configuration, monospaced, loaders, scope);
      backend = new HarfBuzzBackend(configuration, libraries, faces, runs);
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
    scope.endWith(backend);
    return backend;
  }

  @Override
  public String name() {
    return HarfBuzzRendererFactory.NAME;
  }

  @Override
  public Map<String, Object> configuration() {
    return RecordSettings.of(configuration);
  }

  @Override
  public Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>(libraries);
    versions.putAll(faces.versions());
    return versions;
  }

  @Override
  public Map<String, String> versions(String text) {
    try {
      Map<String, String> versions = new LinkedHashMap<>(libraries);
      versions.putAll(faces.versions(itemizer.facesOf(text)));
      return versions;
    } finally {
      // Which of the user's fonts draws a character is asked of the natives.
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public int patchSize() {
    return configuration.patchSize();
  }

  @Override
  public int baseline() {
    return configuration.baseline();
  }

  @Override
  public int channels() {
    return configuration.rgb() ? 3 : 1;
  }

  @Override
  public BaseDirection direction() {
    return configuration.direction();
  }

  @Override
  public void noteMissing(Set<Integer> codePoints) {
    faces.noteMissing(codePoints);
  }

  @Override
  public List<GlyphShape> shape(String run, boolean rightToLeft) {
    try {
      List<GlyphShape> shapes = new ArrayList<>(run.length());
      List<FaceRun> parts = itemizer.split(run);
      for (int i = 0; i < parts.size(); i++) {
        FaceRun part = parts.get(rightToLeft ? parts.size() - 1 - i : i);
        shape(run, part, rightToLeft, shapes);
      }
      return shapes;
    } finally {
      // Its natives must not be freed while it is at work.
      Reference.reachabilityFence(this);
    }
  }

  private void shape(String text, FaceRun part, boolean rightToLeft, List<GlyphShape> shapes) {
    Face face = faces.face(part.face());
    List<Integer> cuts = new ArrayList<>(2);
    for (int i = part.start(); i < part.end(); i = ScriptRuns.end(text, i, part.end())) {
      cuts.add(i);
    }
    cuts.add(part.end());
    int runs = cuts.size() - 1;
    for (int i = 0; i < runs; i++) {
      int at = rightToLeft ? runs - 1 - i : i;
      shape(text, face, cuts.get(at), cuts.get(at + 1), rightToLeft, shapes);
    }
  }

  private void shape(
      String text, Face face, int start, int end, boolean rightToLeft, List<GlyphShape> shapes) {
    int script = ScriptRuns.tag(text, start, end);
    runs.use(
        run -> {
          long font = face.font().handle();
          run.shape(font, text, start, end, script, rightToLeft, configuration.kerning());
          new FaceShaper(face, text, start, end, rightToLeft, run, shapes).addShapes();
          return shapes;
        });
  }
}
