// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.drawtext;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.ffmpeg.global.avutil;
import org.pixellm.plugins.render.ClusterDrawing;
import org.pixellm.plugins.render.GlyphImage;
import org.pixellm.plugins.render.PlacedGlyph;
import org.pixellm.render.core.RecordSettings;
import org.pixellm.render.core.shape.BoundedCache;
import org.pixellm.render.core.shape.FaceItemizer;
import org.pixellm.render.core.shape.FaceRun;
import org.pixellm.render.core.shape.GlyphBackend;
import org.pixellm.render.core.shape.GlyphShape;

/**
 * Draws cluster by cluster with drawtext, each once: letters that neither join nor move allow it.
 */
final class DrawtextBackend implements GlyphBackend {
  private static final int CACHED = 16_384;

  /** Longer clusters are marks without end; what is beyond is not drawn. */
  private static final int LONGEST = 64;

  private final DrawtextConfig configuration;
  private final FontFaces faces;
  private final FaceItemizer itemizer;
  private final ClusterPainter painter;
  private final DrawnScripts scripts = new DrawnScripts();
  private final BreakIterator prototype = BreakIterator.getCharacterInstance(ULocale.ROOT);
  private final BoundedCache<Key, ClusterDrawing> drawings = new BoundedCache<>(CACHED);

  private record Key(int face, String cluster) {}

  DrawtextBackend(DrawtextConfig configuration, FontFaces faces) {
    this.configuration = configuration;
    this.faces = faces;
    this.itemizer = new FaceItemizer(faces);
    this.painter = new ClusterPainter(configuration.fontSize());
  }

  @Override
  public String name() {
    return DrawtextRendererFactory.NAME;
  }

  @Override
  public Map<String, Object> configuration() {
    return RecordSettings.of(configuration);
  }

  @Override
  public Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("ffmpeg", avutil.av_version_info().getString());
    versions.putAll(faces.versions());
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
  public void noteMissing(Set<Integer> codePoints) {
    faces.noteMissing(codePoints);
  }

  @Override
  public List<GlyphShape> shape(String run, boolean rightToLeft) {
    scripts.require(run);
    List<GlyphShape> shapes = new ArrayList<>();
    BreakIterator breaks = prototype.clone();
    for (FaceRun part : itemizer.split(run)) {
      breaks.setText(run.substring(part.start(), part.end()));
      int from = breaks.first();
      for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
        int start = part.start() + from;
        int end = part.start() + to;
        Key key = new Key(part.face(), run.substring(start, end));
        shapes.add(new GlyphShape(start, end, drawings.get(key, this::draw)));
        from = to;
      }
    }
    if (rightToLeft) {
      Collections.reverse(shapes);
    }
    return shapes;
  }

  private ClusterDrawing draw(Key key) {
    String drawn = key.cluster();
    if (drawn.length() > LONGEST) {
      drawn = drawn.substring(0, drawn.offsetByCodePoints(0, LONGEST / 2));
    }
    List<Integer> missing =
        key.cluster()
            .codePoints()
            .filter(p -> !FaceItemizer.isIgnorable(p) && !faces.covers(key.face(), p))
            .boxed()
            .toList();
    int advance = faces.advance(key.face(), drawn);
    if (drawn.isBlank() || drawn.codePoints().allMatch(FaceItemizer::isIgnorable)) {
      return new ClusterDrawing(advance, List.of(), missing);
    }
    GlyphImage image = painter.paint(faces.file(key.face()), drawn, advance);
    List<PlacedGlyph> glyphs = image.isBlank() ? List.of() : List.of(new PlacedGlyph(image, 0, 0));
    return new ClusterDrawing(advance, glyphs, missing);
  }
}
