// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import java.util.ArrayList;
import java.util.Collections;
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

/** Shapes with the JDK, face by face. */
final class AwtBackend implements GlyphBackend {
  private static final int GREY = 1;
  private static final int COLOUR = 3;

  private final AwtConfig configuration;
  private final AwtFaces faces;
  private final FaceItemizer itemizer;
  private final FaceShaper shaper;

  /**
   * A back end.
   *
   * @param configuration sizes
   * @param faces the fonts
   */
  AwtBackend(AwtConfig configuration, AwtFaces faces) {
    this.configuration = configuration;
    this.faces = faces;
    this.itemizer = new FaceItemizer(faces);
    this.shaper = new FaceShaper(configuration.fontSize() / AwtFace.UNITS);
  }

  @Override
  public String name() {
    return AwtRendererFactory.NAME;
  }

  @Override
  public Map<String, Object> configuration() {
    return RecordSettings.of(configuration);
  }

  @Override
  public Map<String, String> versions() {
    return withJava(faces.versions());
  }

  @Override
  public Map<String, String> versions(String text) {
    return withJava(faces.versions(itemizer.facesOf(text)));
  }

  private static Map<String, String> withJava(Map<String, String> fonts) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put(
        "java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
    versions.putAll(fonts);
    return versions;
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
    return configuration.rgb() ? COLOUR : GREY;
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
    List<FaceRun> parts = itemizer.split(run);
    char[] text = run.toCharArray();
    if (parts.size() == 1) {
      FaceRun part = parts.get(0);
      return shaper.shape(faces.face(part.face()), text, 0, text.length, rightToLeft);
    }
    List<FaceRun> seen = new ArrayList<>(parts);
    if (rightToLeft) {
      Collections.reverse(seen);
    }
    List<GlyphShape> shapes = new ArrayList<>();
    for (FaceRun part : seen) {
      shapes.addAll(
          shaper.shape(faces.face(part.face()), text, part.start(), part.end(), rightToLeft));
    }
    return shapes;
  }
}
