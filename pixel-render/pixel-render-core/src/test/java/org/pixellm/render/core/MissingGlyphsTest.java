// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.render.ClusterDrawing;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.render.core.mode.ContinuousConfig;
import org.pixellm.render.core.mode.ContinuousMode;
import org.pixellm.render.core.shape.GlyphShape;

class MissingGlyphsTest {
  private final Set<Integer> noted = new ConcurrentSkipListSet<>();

  private final StripRenderer renderer =
      new StripRenderer(new WithoutFonts(), new ContinuousMode(ContinuousConfig.defaults()));

  /** Can draw nothing, and keeps what it is told. */
  private final class WithoutFonts extends BlockBackend {
    @Override
    public void noteMissing(Set<Integer> codePoints) {
      noted.addAll(codePoints);
    }

    @Override
    public List<GlyphShape> shape(String run, boolean rightToLeft) {
      return super.shape(run, rightToLeft).stream()
          .map(
              shape ->
                  new GlyphShape(
                      shape.start(),
                      shape.end(),
                      new ClusterDrawing(
                          LETTER, List.of(), List.of(run.codePointAt(shape.start())))))
          .toList();
    }
  }

  @Test
  void theBackEndIsToldOfTextsThatAreDrawn() {
    assertEquals(
        Map.of((int) 'a', 2, (int) 'b', 1),
        renderer.render(TextInput.of("aba"), 8).missingGlyphs());
    assertEquals(Set.of((int) 'a', (int) 'b'), noted);
    renderer.renderWindows(TextInput.of("c"), 8, 0);
    assertEquals(Set.of((int) 'a', (int) 'b', (int) 'c'), noted);
  }

  @Test
  void itIsNotToldOfTheFingerprintsPage() {
    renderer.fingerprint();
    assertEquals(Set.of(), noted);
  }
}
